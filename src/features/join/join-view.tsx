import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { TextField } from '../../ui/field'
import { Notice } from '../../ui/hint'
import { OfflineBanner } from '../../ui/state'
import { ConsentCard } from './consent-card'
import { isName, isPhone } from './fits'
import style from './join.module.scss'
import { NameAndPhone } from './name-and-phone'
import type { Newcomer } from './use-join'

export interface JoinViewProps {
  offline: boolean
  typed: string
  isCode: boolean
  busy: boolean
  problem?: string
  /** What the code invites to, once it was asked. */
  found?: { role: string; where: string; until: string; known: boolean; needsAccount: boolean }
  onType: (text: string) => void
  onLook: () => void
  onAccept: (newcomer: Newcomer) => void
}

/** 用邀请码加入: the code, what it is for, and the little that must be known of somebody new. */
export function JoinView(props: JoinViewProps) {
  const { offline, problem, found } = props
  return (
    <Box className={style.join}>
      {offline && <OfflineBanner title="现在没连上。" text="连上了再加入，邀请码不会丢。" />}
      {problem && <Notice tone="late" title={problem} />}
      {found ? <Accept {...props} found={found} /> : <Code {...props} />}
    </Box>
  )
}

function Code({ offline, typed, isCode, busy, onType, onLook }: JoinViewProps) {
  const missing = offline ? '连上网才能看' : isCode ? undefined : '邀请码是 8 位字母和数字'
  const hand = (): void => {
    if (missing === undefined && !busy) onLook()
  }
  return (
    <Card>
      <TextField
        label="邀请码"
        value={typed}
        onChange={onType}
        onEnter={hand}
        maxLength={60}
        autoComplete="off"
        large
        help="街道或社区的同志给您的 8 位码，大小写都行。"
      />
      <Box className={style.gap}>
        <Button wide busy={busy && '正在看'} offBecause={missing} onTap={hand}>
          看看是什么邀请
        </Button>
      </Box>
    </Card>
  )
}

function Accept({ found, offline, busy, onAccept }: JoinViewProps & { found: NonNullable<JoinViewProps['found']> }) {
  const [newcomer, setNewcomer] = useState<Newcomer>({ name: '', phone: '', account: '', password: '' })
  const [agreed, setAgreed] = useState(false)
  const change = (part: Partial<Newcomer>): void => setNewcomer((before) => ({ ...before, ...part }))
  const missing = offline ? '连上网才能加入' : missingOf(newcomer, found, agreed)
  return (
    <>
      <Card>
        <Box as="h2" className={style.title}>{`请您来当${found.role}`}</Box>
        <Box className={style.small}>{`${found.where}·${found.until}前有效`}</Box>
      </Card>
      {!found.known && (
        <>
          <Card>
            <NameAndPhone name={newcomer.name} phone={newcomer.phone} onChange={change} />
            {found.needsAccount && (
              <>
                <TextField
                  label="起一个账号"
                  value={newcomer.account}
                  onChange={(account) => change({ account: account.toLowerCase() })}
                  maxLength={20}
                  autoComplete="username"
                  help="3 到 20 位小写字母和数字，字母开头。"
                />
                <TextField
                  label="定一个密码"
                  kind="password"
                  value={newcomer.password}
                  onChange={(password) => change({ password })}
                  maxLength={64}
                  autoComplete="new-password"
                  help="至少 10 位，字母和数字都要有，不要用姓名、手机号。"
                />
              </>
            )}
          </Card>
          <ConsentCard agreed={agreed} onChange={setAgreed} />
        </>
      )}
      <Box className={style.gap}>
        <Button wide icon="check" busy={busy && '正在加入'} offBecause={missing} onTap={() => onAccept(newcomer)}>
          {`加入，当${found.role}`}
        </Button>
      </Box>
    </>
  )
}

function missingOf(
  { name, phone, account, password }: Newcomer,
  { known, needsAccount }: { known: boolean; needsAccount: boolean },
  agreed: boolean,
): string | undefined {
  if (known) return undefined
  if (!isName(name)) return '写上姓名'
  if (!isPhone(phone)) return '手机号是 11 位'
  if (needsAccount && account.trim().length < 3) return '起一个账号'
  if (needsAccount && [...password].length < 10) return '密码至少 10 位'
  return agreed ? undefined : '看过加入说明，打个勾'
}
