import { useState } from 'react'
import { type Tie, tieLabels, ties } from '#domain/people/interest'
import { placeCodeIn } from '#domain/place/place'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { ChoiceGrid } from '../../ui/choices'
import { TextField } from '../../ui/field'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Failure, OfflineBanner, Skeleton } from '../../ui/state'
import style from './join.module.scss'

export interface InterestViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  declared: readonly { key: string; title: string; note: string }[]
  busy: boolean
  requestId?: string
  /** True when it was taken: the form is empty again. */
  onDeclare: (code: string, tie: Tie) => Promise<boolean>
  onRetry: () => void
}

/** 申报关系: which place one is tied to, so that somebody else decides what concerns it. */
export function InterestView({ stage, offline, declared, busy, requestId, onDeclare, onRetry }: InterestViewProps) {
  const [typed, setTyped] = useState('')
  const [tie, setTie] = useState<Tie>()
  if (stage === 'loading') return <Skeleton rows={3} />
  if (stage === 'failed') return <Failure onRetry={onRetry} requestId={requestId} />
  const code = placeCodeIn(typed)
  const missing = offline
    ? '连上网才能报'
    : code === undefined
      ? '门牌码是 8 位字母和数字'
      : tie === undefined
        ? '选一下是什么关系'
        : undefined
  const hand = async (): Promise<void> => {
    if (code === undefined || tie === undefined || busy || offline || !(await onDeclare(code, tie))) return
    setTyped('')
    setTie(undefined)
  }
  return (
    <Box className={style.join}>
      {offline && <OfflineBanner title="现在没连上。" text="连上了再报。" />}
      <Box className={style.words}>和哪家单位有关系，请先报一下。它的案件、走访就由同事来办，大家都放心。</Box>
      <Card>
        <TextField
          label="那家的门牌码"
          value={typed}
          onChange={setTyped}
          maxLength={60}
          autoComplete="off"
          help="贴在门口的 8 位码，大小写都行。"
        />
        <Box className={style.gap}>
          <ChoiceGrid
            label="是什么关系？"
            columns={1}
            choices={ties.map((value) => ({ value, label: tieLabels[value] }))}
            value={tie}
            onChange={setTie}
          />
        </Box>
        <Box className={style.gap}>
          <Button wide icon="check" busy={busy && '正在报'} offBecause={missing} onTap={() => void hand()}>
            报给街道
          </Button>
        </Box>
      </Card>
      {declared.length > 0 && (
        <Section title="报过的" note="要撤销，请找街道">
          <ListCard label="报过的">
            {declared.map(({ key, title, note }) => (
              <Row key={key} title={title} note={note} icon="shield" />
            ))}
          </ListCard>
        </Section>
      )}
    </Box>
  )
}
