import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { Pairs } from '../../ui/facts'
import { Notice } from '../../ui/hint'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Confirm, SheetPlace } from '../../ui/sheet'
import { Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { ReasonSheet } from '../people/person-sheets'
import type { CardShown } from './place-words'
import style from './places.module.scss'

export interface PlaceViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  card?: CardShown
  /** Whole, once it was asked for with a reason. */
  contact?: { name: string; phone: string }
  busy: boolean
  requestId?: string
  onEdit: () => void
  onClose: () => Promise<boolean>
  onReopen: () => Promise<boolean>
  onIssue: () => Promise<boolean>
  onRevoke: (code: string, reason: string) => Promise<boolean>
  onReveal: (reason: string) => Promise<boolean>
  onPrint: () => void
  /** The place that this one was merged into. */
  onKept: (placeId: string) => void
  onRetry: () => void
}

/** One place: what the register knows, whom to call, and the codes that hang there. */
export function PlaceView(props: PlaceViewProps) {
  const { stage, card, offline, busy } = props
  const [asking, setAsking] = useState<'reveal' | 'state'>()
  const [revoking, setRevoking] = useState<string>()
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  if (stage === 'loading' || !card) return <Skeleton head rows={5} />
  const off = offline ? '连上网才能办' : undefined
  const { mergedInto } = card
  return (
    <Box className={style.places}>
      {offline && <OfflineBanner title="现在没连上。" text="看到的可能不是最新的。" />}
      {mergedInto !== null ? (
        <Notice tone="late" title="这一家并到另一家了" text="它的码现在打开的是留下的那一家。" />
      ) : (
        card.standing && <Notice tone="late" title={card.standing.word} text="在这儿的走访要社区看一眼才算。" />
      )}
      <Card>
        <Box as="h2" className={style.strong}>
          {card.name}
        </Box>
        <Box className={style.small}>{`${card.kind}·${card.where}`}</Box>
        {card.pairs.length > 0 && (
          <Box className={style.after}>
            <Pairs pairs={card.pairs} />
          </Box>
        )}
        {mergedInto !== null && (
          <Button kind="second" icon="right" onTap={() => props.onKept(mergedInto)}>
            去看留下的那一家
          </Button>
        )}
        {card.mayEdit && (
          <Box className={`${style.buttons} ${style.after}`}>
            <Button kind="second" size="m" icon="edit" offBecause={off} onTap={props.onEdit}>
              改资料
            </Button>
            <Button kind="text" size="m" icon="door" offBecause={off} onTap={() => setAsking('state')}>
              {card.open ? '标成关门了' : '又开了'}
            </Button>
          </Box>
        )}
      </Card>
      <ContactPart {...props} card={card} off={off} onAsk={() => setAsking('reveal')} />
      {card.compliance.length > 0 && (
        <Section title="达标">
          <Card>
            <Pairs pairs={card.compliance} />
          </Card>
        </Section>
      )}
      {card.chain.length > 0 && (
        <Section title="承包链" note="工资先找总包">
          <ListCard label="承包链">
            {card.chain.map(({ key, name, note }) => (
              <Row key={key} title={name} note={note} icon="firm" />
            ))}
          </ListCard>
        </Section>
      )}
      <CodesPart {...props} card={card} off={off} onRevoke={setRevoking} />
      <SheetPlace>
        {asking === 'reveal' && (
          <ReasonSheet
            title="看联系人的全名全号"
            label="为什么要看？"
            help="谁看的、为什么，都会记下来。"
            verb="记下，看联系人"
            busy={busy}
            onClose={() => setAsking(undefined)}
            onHand={props.onReveal}
          />
        )}
        {revoking !== undefined && (
          <ReasonSheet
            title={`停用 ${revoking}`}
            label="为什么停用？"
            help="停用以后不能再启用。贴着的旧牌子请摘下来。"
            verb="停用这个码"
            busy={busy}
            onClose={() => setRevoking(undefined)}
            onHand={(reason) => props.onRevoke(revoking, reason)}
          />
        )}
        <Confirm
          open={asking === 'state'}
          title={card.open ? `“${card.name}”关门了吗？` : `“${card.name}”又开了吗？`}
          text={card.open ? '志愿者找不到它了，记录都还在。以后又开了，可以改回来。' : '志愿者又能在这儿记走访了。'}
          verb={card.open ? '标成关门了' : '标成开着'}
          keep="先不动"
          busy={busy && '正在办'}
          onConfirm={() =>
            void (card.open ? props.onClose() : props.onReopen()).then((done) => done && setAsking(undefined))
          }
          onKeep={() => setAsking(undefined)}
        />
      </SheetPlace>
    </Box>
  )
}

type PartProps = PlaceViewProps & { card: CardShown; off: string | undefined }

function ContactPart({ card, contact, off, onAsk }: PartProps & { onAsk: () => void }) {
  const shown = contact ?? card.contact
  if (shown === null) return null
  return (
    <Section title="联系人">
      <Card>
        <Box className={style.line}>
          <Box className={style.strong}>{`${shown.name} ${shown.phone}`}</Box>
          {contact === undefined && card.mayEdit && (
            <Button kind="text" size="m" icon="phone" offBecause={off} onTap={onAsk}>
              看全号
            </Button>
          )}
        </Box>
      </Card>
    </Section>
  )
}

function CodesPart({ card, off, busy, ...props }: Omit<PartProps, 'onRevoke'> & { onRevoke: (code: string) => void }) {
  const live = card.codes.some(({ revoked }) => !revoked)
  return (
    <Section title="场所码" note="一块牌子一个码">
      {card.codes.length > 0 && (
        <ListCard label="场所码">
          {card.codes.map(({ code, spoken, note, revoked }) => (
            <Row
              key={code}
              title={spoken}
              note={note}
              state={revoked ? 'withdrawn' : undefined}
              icon="scan"
              trailing={<Box className={style.small}>{revoked ? '停用了' : '在用'}</Box>}
              trailingLabel={revoked ? '停用了' : '在用'}
              action={
                !revoked && card.mayEdit ? (
                  <Button kind="text" size="m" offBecause={off} onTap={() => props.onRevoke(code)}>
                    停用
                  </Button>
                ) : undefined
              }
            />
          ))}
        </ListCard>
      )}
      {card.mayEdit && card.open && (
        <Box className={`${style.buttons} ${style.after}`}>
          <Button size="m" icon="doc" onTap={props.onPrint}>
            {live ? '印这个码' : '发码并印出来'}
          </Button>
          <Button
            kind="second"
            size="m"
            icon="plus"
            busy={busy && '正在办'}
            offBecause={off}
            onTap={() => void props.onIssue()}
          >
            再发一个码
          </Button>
        </Box>
      )}
    </Section>
  )
}
