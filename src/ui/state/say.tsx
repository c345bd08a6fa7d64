import type { ReactNode } from 'react'
import { Box } from '../base'
import { Button } from '../button'
import { Icon, type IconName } from '../icon'
import style from './say.module.scss'

export interface EmptyProps {
  title: string
  /** What one can do so that something is here. */
  text: string
  action?: { label: string; icon?: IconName; onTap: () => void }
}

/** Nothing here yet: our cap hangs on the door, and a way to begin. */
export function Empty({ title, text, action }: EmptyProps) {
  return (
    <Box className={style.say}>
      <Box silent className={style.art}>
        <Box className={`${style.layer} ${style.leaf}`} />
        <Box className={`${style.layer} ${style.door}`} />
        <Box className={`${style.layer} ${style.dome}`} />
        <Box className={`${style.layer} ${style.cap}`} />
      </Box>
      <Words title={title} text={text} />
      {action && (
        <Box className={style.actions}>
          <Button icon={action.icon} onTap={action.onTap}>
            {action.label}
          </Button>
        </Box>
      )}
    </Box>
  )
}

export interface FailureProps {
  /** `offline`: no connection. `fault`: it reached us and did not work. */
  kind?: 'offline' | 'fault'
  title?: string
  /** What is safe and what to do. */
  text?: string
  onRetry: () => void
  busy?: boolean
  onPhone?: () => void
  /** To be told on the phone. */
  requestId?: string
}

/** It did not work: what is safe, the way to try again, a person to call, and the number of this attempt. */
export function Failure({ title, text, onRetry, busy, onPhone, requestId, ...given }: FailureProps) {
  // Whoever gave it a number was reached.
  const { kind = requestId ? 'fault' : 'offline' } = given
  const usual = failures[kind]
  return (
    <Box role="alert" className={style.say}>
      <Box className={style.round}>
        <Icon name={usual.icon} size="xl" />
      </Box>
      <Words title={title ?? usual.title} text={text ?? usual.text} />
      <Box className={style.actions}>
        {onPhone && (
          <Button kind="second" icon="phone" onTap={onPhone}>
            打电话
          </Button>
        )}
        <Button icon="redo" onTap={onRetry} busy={busy && '正在连'}>
          再试一次
        </Button>
      </Box>
      {requestId && (
        <Box className={style.number}>
          要是一直不行，把这串号报给我们：
          <Box className={style.id}>{requestId}</Box>
        </Box>
      )}
    </Box>
  )
}

const failures = {
  offline: {
    icon: 'wifi-off',
    title: '没连上，不是您的问题',
    text: '您填的都在手机里，一个字没丢。\n走到信号好点的地方再试一次。',
  },
  fault: {
    icon: 'tri',
    title: '这一页没打开，不是您的问题',
    text: '已经记下的都在，一个字没丢。\n过一会儿再试一次。',
  },
} as const

function Words({ title, text }: { title: string; text: string }): ReactNode {
  return (
    <>
      <Box as="h2" className={style.title}>
        {title}
      </Box>
      {text.split('\n').map((line) => (
        <Box as="p" key={line} className={style.text}>
          {line}
        </Box>
      ))}
    </>
  )
}
