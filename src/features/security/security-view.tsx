import { useState } from 'react'
import type { Role } from '#domain/organisation/role'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ListCard } from '../../ui/card'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Confirm, SheetPlace } from '../../ui/sheet'
import { Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { PasswordSheet } from './password-sheet'
import style from './security.module.scss'

interface OwnRole {
  key: string
  role: Role
  label: string
  where: string
}

export interface SecurityViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  requestId?: string
  name: string
  /** Of the browser; null for whoever has only WeChat. */
  account: string | null
  wechat: boolean
  roles: readonly OwnRole[]
  busy: boolean
  passwordProblem?: string
  onForgetProblem: () => void
  onPassword: (current: string, next: string) => Promise<boolean>
  onEverywhere: () => Promise<void>
  onLeave: (key: string) => Promise<boolean>
  onPair: () => void
  onRetry: () => void
}

/** 账号与安全: by which ways one comes in, the way out of all of them, and the roles one may give back. */
export function SecurityView(props: SecurityViewProps) {
  const { stage, offline, account, wechat, roles, busy } = props
  const [sheet, setSheet] = useState<'password' | 'everywhere'>()
  const [leaving, setLeaving] = useState<OwnRole>()
  if (stage === 'loading') return <Skeleton rows={4} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  const off = offline ? '连上网才能办' : undefined
  const close = (): void => {
    setSheet(undefined)
    props.onForgetProblem()
  }
  return (
    <Box className={style.security}>
      {offline && <OfflineBanner title="现在没连上。" text="连上了再改。" />}
      <Section title="怎么登录">
        <ListCard label="怎么登录">
          <Row
            title="微信"
            note={wechat ? '绑好了，打开小程序就能进' : '还没绑。在微信里打开小红帽，用账号登录一次就绑上'}
            icon="bubble"
            tone={wechat ? 'ok' : 'plain'}
          />
          <Row
            title={account === null ? '电脑上没有账号' : `电脑上的账号 ${account}`}
            note={account === null ? '不用账号，扫码就能在电脑上登录' : '用账号和密码登录，也可以扫码'}
            icon="key"
            action={
              account !== null && (
                <Button kind="text" size="m" icon="edit" offBecause={off} onTap={() => setSheet('password')}>
                  改密码
                </Button>
              )
            }
          />
          <Row title="扫码登录电脑" note="电脑上打开登录页，用手机扫一扫" icon="scan" onOpen={props.onPair} />
        </ListCard>
      </Section>
      <Box className={style.button}>
        <Button kind="second" wide icon="leave" offBecause={off} onTap={() => setSheet('everywhere')}>
          退出所有电脑
        </Button>
      </Box>
      {roles.length > 0 && (
        <Section title="交回身份" note="不当了，自己就能办">
          <ListCard label="交回身份">
            {roles.map((one) => (
              <Row
                key={one.key}
                title={one.label}
                note={one.where}
                icon="cap"
                action={
                  <Button kind="text" size="m" offBecause={off} onTap={() => setLeaving(one)}>
                    {`不当${one.label}了`}
                  </Button>
                }
              />
            ))}
          </ListCard>
        </Section>
      )}
      <SheetPlace>
        <PasswordSheet
          key={String(sheet)}
          open={sheet === 'password'}
          account={account ?? ''}
          name={props.name}
          offline={offline}
          busy={busy}
          problem={props.passwordProblem}
          onClose={close}
          onChange={props.onPassword}
        />
        <Confirm
          open={sheet === 'everywhere'}
          title="退出所有电脑？"
          text="在别处登录着的电脑马上都退出来，再用要重新登录。您现在用的这一个不受影响。"
          verb="都退出"
          keep="先不退"
          busy={busy && '正在退'}
          onKeep={close}
          onConfirm={() => void props.onEverywhere().then(close)}
        />
        <Confirm
          open={leaving !== undefined}
          title={`不当${leaving?.label ?? ''}了？`}
          text={leaving ? afterLeaving(leaving.role) : ''}
          verb="交回"
          keep="先留着"
          busy={busy && '正在办'}
          onKeep={() => setLeaving(undefined)}
          onConfirm={() => leaving && void props.onLeave(leaving.key).then(() => setLeaving(undefined))}
        />
      </SheetPlace>
    </Box>
  )
}

/** What ends with a role, what stays, and the way back. */
function afterLeaving(role: Role): string {
  if (role === 'volunteer') return '马上生效。攒的分都留着，走访记录也在。想回来，再申请一次就行。'
  if (role === 'mediator') return '马上从调解员名册上下来，办过的事都留着。想回来，请找街道。'
  return '马上生效，办过的事都留着。想回来，请找给您这个身份的同事。'
}
