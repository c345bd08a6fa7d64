import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { ChoiceGrid } from '../../ui/choices'
import { Pairs } from '../../ui/facts'
import { Hint } from '../../ui/hint'
import { Section } from '../../ui/section'
import { Confirm, SheetPlace } from '../../ui/sheet'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { StatusTag } from '../../ui/status'
import style from './merge.module.scss'
import type { CardShown } from './place-words'
import type { Side, useMerge } from './use-merge'

type Merging = ReturnType<typeof useMerge>

export interface MergeViewProps
  extends Pick<
    Merging,
    'stage' | 'offline' | 'requestId' | 'cards' | 'keep' | 'further' | 'moves' | 'problem' | 'busy'
  > {
  onKeep: (side: Side) => void
  /** True when it was granted: the sheet is done. */
  onMerge: () => Promise<boolean>
  onEdit: (placeId: string) => void
  onBack: () => void
  onRetry: () => void
}

const names = { first: '第 1 份', second: '第 2 份' } as const satisfies Record<Side, string>

/** Two entries of one place: side by side where there is room, one under the other on the phone; one of them stays. */
export function MergeView(props: MergeViewProps) {
  const { stage, cards, keep, busy } = props
  const [asking, setAsking] = useState(false)
  if (stage === 'nothing')
    return (
      <Empty
        title="没有可以比的"
        text={'从「单位与场所」的「登记重了的」里\n选一组来比。'}
        action={{ label: '去看登记重了的', onTap: props.onBack }}
      />
    )
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  if (stage === 'loading' || !cards) return <Skeleton head rows={6} />
  const gone = keep === 'first' ? 'second' : 'first'
  return (
    <Box className={style.merge}>
      {props.offline && <OfflineBanner title="现在没连上。" text="可以先看，连上了再合。" />}
      <Section title="是同一家吗？" note={props.further > 0 ? `合完还有 ${props.further} 份` : undefined}>
        <Box className={style.two}>
          <Box className={style.side}>
            <Entry name={names.first} card={cards.first} stays={keep === 'first'} onEdit={props.onEdit} />
          </Box>
          <Box className={style.side}>
            <Entry name={names.second} card={cards.second} stays={keep === 'second'} onEdit={props.onEdit} />
          </Box>
        </Box>
      </Section>
      <Section title="留下哪一份？">
        <ChoiceGrid<Side>
          label="留下哪一份？"
          choices={[
            { value: 'first', label: `留${names.first}` },
            { value: 'second', label: `留${names.second}` },
          ]}
          value={keep}
          onChange={props.onKeep}
        />
      </Section>
      <Section title="合了以后">
        <Card>
          {props.moves.map(({ icon, words }) => (
            <Hint key={icon} icon={icon}>
              {words}
            </Hint>
          ))}
        </Card>
      </Section>
      <Box className={style.foot}>
        <Button
          wide
          icon="check"
          busy={busy && '正在合'}
          offBecause={props.offline ? '连上网才能合' : props.problem}
          onTap={() => setAsking(true)}
        >
          {`留${names[keep]}，合成一家`}
        </Button>
      </Box>
      <SheetPlace>
        <Confirm
          open={asking}
          title="真的是同一家吗？"
          text={`留下${names[keep]}“${cards[keep].name}”（${cards[keep].where}），${names[gone]}“${cards[gone].name}”（${cards[gone].where}）并过去。合了就不能再分开。`}
          verb="合成一家"
          keep="再看看"
          busy={busy && '正在合'}
          onConfirm={() => void props.onMerge().then((done) => done && setAsking(false))}
          onKeep={() => setAsking(false)}
        />
      </SheetPlace>
    </Box>
  )
}

interface EntryProps {
  name: string
  card: CardShown
  stays: boolean
  onEdit: (placeId: string) => void
}

function Entry({ name, card, stays, onEdit }: EntryProps) {
  const codes = card.codes.filter(({ revoked }) => !revoked).map(({ spoken }) => spoken)
  return (
    <Card>
      <Box className={style.line}>
        <Box className={style.small}>{name}</Box>
        <StatusTag {...(stays ? { state: 'verified', word: '留下' } : { state: 'withdrawn', word: '并过去' })} />
      </Box>
      <Box as="h3" className={style.name}>
        {card.name}
      </Box>
      <Box className={style.small}>{[card.kind, card.where, card.standing?.word].filter(Boolean).join('·')}</Box>
      <Box className={style.facts}>
        <Pairs
          pairs={[
            ...card.pairs,
            ...card.compliance,
            { label: '联系人', value: card.contact ? `${card.contact.name} ${card.contact.phone}` : '没有' },
            { label: '在用的场所码', value: codes.length === 0 ? '没有' : codes.join('、') },
          ]}
        />
      </Box>
      {card.mayEdit && (
        <Button kind="text" size="m" icon="edit" onTap={() => onEdit(card.key)}>
          {`改${name}的资料`}
        </Button>
      )}
    </Card>
  )
}
