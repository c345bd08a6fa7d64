import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { Notice } from '../../ui/hint'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Confirm, SheetPlace } from '../../ui/sheet'
import { Failure, OfflineBanner, Skeleton } from '../../ui/state'
import type { RosterShown } from '../case/assign-sheet'
import style from './people.module.scss'
import type { CardShown, RoleLine } from './people-words'
import { EndRoleSheet, GiveRoleSheet, HandOverSheet, ReasonSheet } from './person-sheets'
import type { RoleWanted } from './role-choice'
import type { RoleOffered } from './roles-offered'

export interface PersonViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  card?: CardShown
  /** The whole number, once it was asked for with a reason. */
  phone?: string
  today: string
  busy: boolean
  requestId?: string
  onReveal: (reason: string) => Promise<boolean>
  /** Asked for when the sheet that needs it opens. */
  offered?: readonly RoleOffered[]
  onOffer: () => void
  onGive: (wanted: RoleWanted) => Promise<boolean>
  onEnd: (role: RoleLine, lastOn: string) => Promise<boolean>
  onSuspend: (reason: string) => Promise<boolean>
  onResume: () => Promise<boolean>
  /** To whom cases may be handed over; undefined where the looker does not give cases out. */
  roster?: RosterShown
  onHandOver: (mediatorId: string) => Promise<boolean>
  onRetry: () => void
}

type PersonSheet = 'reveal' | 'give' | 'suspend' | 'resume' | 'handOver'

/** One person: who they are, in which roles, what is in hand, and who did what with it. */
export function PersonView(props: PersonViewProps) {
  const { stage, card, offline, phone } = props
  const [sheet, setSheet] = useState<PersonSheet>()
  const [ending, setEnding] = useState<RoleLine>()
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  if (stage === 'loading' || !card) return <Skeleton head rows={4} />
  const off = offline ? '连上网才能办' : undefined
  const close = (): void => setSheet(undefined)
  const handOver = props.roster && toHandOver
  const openGive = (): void => {
    props.onOffer()
    setSheet('give')
  }
  function toHandOver(): void {
    setEnding(undefined)
    setSheet('handOver')
  }
  return (
    <Box className={style.people}>
      {offline && <OfflineBanner title="现在没连上。" text="看到的可能不是最新的。" />}
      {card.suspended && <Notice tone="late" title="这个账号停用了" text="他现在登录不了，做过的事都留着。" />}
      <Card>
        <Box as="h2" className={style.strong}>
          {card.name}
        </Box>
        <Box className={style.small}>{card.note}</Box>
        <Box className={style.buttons}>
          <Box className={style.strong}>{phone ?? card.phone}</Box>
          {phone === undefined && (
            <Button kind="text" size="m" icon="phone" offBecause={off} onTap={() => setSheet('reveal')}>
              看全号
            </Button>
          )}
        </Box>
      </Card>
      <Section title="身份">
        <ListCard label="身份">
          {card.roles.map((role) => (
            <Row
              key={role.key}
              title={role.title}
              note={role.note}
              icon="cap"
              action={
                role.mayEnd && !offline ? (
                  <Button kind="text" size="m" onTap={() => setEnding(role)}>
                    定最后一天
                  </Button>
                ) : undefined
              }
            />
          ))}
        </ListCard>
        {card.inHand !== '' && <Box className={style.gap}>{card.inHand}</Box>}
        <Box className={style.buttons}>
          {!card.own && !card.suspended && (
            <Button kind="second" icon="plus" offBecause={off} onTap={openGive}>
              加一个身份
            </Button>
          )}
          {props.roster && (
            <Button kind="second" icon="user" offBecause={off} onTap={() => setSheet('handOver')}>
              把案件都转给别人
            </Button>
          )}
        </Box>
      </Section>
      {card.history.length > 0 && (
        <Section title="办过的事" note="最近的在前">
          <ListCard label="办过的事">
            {card.history.map(({ key, title, note }) => (
              <Row key={key} title={title} note={note} icon="doc" />
            ))}
          </ListCard>
        </Section>
      )}
      {card.maySuspend && (
        <Box className={style.buttons}>
          {card.suspended ? (
            <Button kind="second" icon="redo" offBecause={off} onTap={() => setSheet('resume')}>
              恢复账号
            </Button>
          ) : (
            <Button kind="second" icon="cross" offBecause={off} onTap={() => setSheet('suspend')}>
              停用账号
            </Button>
          )}
        </Box>
      )}
      <SheetPlace>
        {sheet === 'reveal' && (
          <ReasonSheet
            title={`看${card.name}的手机号`}
            label="为什么要看？"
            help="这句话会记下来，他的名册上看得到。"
            verb="看全号"
            busy={props.busy}
            onClose={close}
            onHand={props.onReveal}
          />
        )}
        {sheet === 'give' && (
          <GiveRoleSheet
            name={card.name}
            offered={props.offered}
            busy={props.busy}
            onClose={close}
            onGive={props.onGive}
          />
        )}
        {sheet === 'suspend' && (
          <ReasonSheet
            title={`停用${card.name}的账号？`}
            label="为什么停用？"
            help="停用后他马上登录不了，做过的事都留着。"
            inHand={card.inHand}
            onHandOver={handOver}
            verb="停用账号"
            busy={props.busy}
            onClose={close}
            onHand={props.onSuspend}
          />
        )}
        {sheet === 'handOver' && (
          <HandOverSheet
            name={card.name}
            roster={props.roster ?? { able: [], others: [] }}
            busy={props.busy}
            onClose={close}
            onHandOver={props.onHandOver}
          />
        )}
        {ending && (
          <EndRoleSheet
            role={ending}
            today={props.today}
            busy={props.busy}
            inHand={ending.role === 'mediator' ? card.inHand : ''}
            onHandOver={handOver}
            onClose={() => setEnding(undefined)}
            onEnd={props.onEnd}
          />
        )}
      </SheetPlace>
      <Confirm
        open={sheet === 'resume'}
        title={`恢复${card.name}的账号？`}
        text="恢复后他马上能登录，身份和以前一样。"
        verb="恢复账号"
        keep="先不恢复"
        busy={props.busy && '正在恢复'}
        onKeep={close}
        onConfirm={() => void props.onResume().then((done) => done && close())}
      />
    </Box>
  )
}
