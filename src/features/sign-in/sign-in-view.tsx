import { type ReactNode, useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { TextField } from '../../ui/field'
import { Icon } from '../../ui/icon'
import style from './sign-in.module.scss'

export interface SignInViewProps {
  /** `account`: account and password. `wechat`: this WeChat is known or not; one tap tells. */
  way: 'account' | 'wechat'
  offline: boolean
  busy: boolean
  /** What went wrong, in words and with what to do. */
  problem?: string
  onSignIn: (account: string, password: string) => void
  onWechat: () => void
  /** WeChat: it is not tied to a person of this street yet, so ask for the account once. */
  onUseAccount?: () => void
  /** Browser: the way in by the phone. */
  scan?: ReactNode
  /** Somebody with an invitation has no account yet. */
  onJoin: () => void
}

/** The door of the app. Nobody needs it to read what is public. */
export function SignInView(props: SignInViewProps) {
  return (
    <Box className={style.signIn}>
      <Box className={style.brand}>
        <Icon name="cap" size="xl" className={style.cap} />
        <Box as="h2" className={style.name}>
          小红帽
        </Box>
        <Box className={style.note}>走一走，问一句，事情有人管</Box>
      </Box>
      <Box className={style.ways}>
        <Card>{props.way === 'wechat' ? <ByWechat {...props} /> : <ByAccount {...props} />}</Card>
        {props.scan}
      </Box>
      <Box className={style.other}>
        <Button kind="text" size="m" icon="key" onTap={props.onJoin}>
          有邀请码？用邀请码加入
        </Button>
      </Box>
    </Box>
  )
}

function ByAccount({ busy, offline, problem, onSignIn }: SignInViewProps) {
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const complete = account.trim() !== '' && password !== ''
  const hand = (): void => {
    setTried(true)
    if (complete && !offline && !busy) onSignIn(account.trim(), password)
  }
  return (
    <Box as="form" onSubmit={hand}>
      <TextField
        label="账号"
        value={account}
        onChange={setAccount}
        autoComplete="username"
        maxLength={40}
        help="街道发给您的账号"
        error={tried && account.trim() === '' ? '请填账号' : undefined}
      />
      <TextField
        label="密码"
        kind="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        maxLength={200}
        error={tried && password === '' ? '请填密码' : undefined}
      />
      <Problem problem={problem} />
      <Box className={style.button}>
        <Button
          wide
          submits
          busy={busy && '正在登录'}
          offBecause={offline ? '现在没连上，连上了再登录' : undefined}
          onTap={hand}
        >
          登录
        </Button>
      </Box>
    </Box>
  )
}

function ByWechat({ busy, offline, problem, onWechat, onUseAccount }: SignInViewProps) {
  return (
    <>
      <Box className={style.text}>用这个微信就能进，不用记密码。我们只用它认出是您。</Box>
      <Problem problem={problem} />
      <Box className={style.button}>
        <Button
          wide
          busy={busy && '正在登录'}
          offBecause={offline ? '现在没信号，有信号了再登录' : undefined}
          onTap={onWechat}
        >
          微信一键登录
        </Button>
      </Box>
      {onUseAccount && (
        <Box className={style.other}>
          <Button kind="text" size="m" onTap={onUseAccount}>
            第一次用？用账号认一下
          </Button>
        </Box>
      )}
    </>
  )
}

const Problem = ({ problem }: { problem?: string }) => (
  <Box role="alert" className={problem ? style.problem : ''}>
    {problem && (
      <>
        <Icon name="tri" size="s" />
        {problem}
      </>
    )}
  </Box>
)
