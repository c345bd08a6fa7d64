import { Box } from '../../ui/base'
import { ListCard } from '../../ui/card'
import { Hint } from '../../ui/hint'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import style from './places.module.scss'
import type { GroupShown } from './use-duplicates'

export interface DuplicatesViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  groups: readonly GroupShown[]
  requestId?: string
  onOpen: (path: string) => void
  onRetry: () => void
}

/** 登记重了的: what may have been written down twice; each group is looked at before anything is merged. */
export function DuplicatesView({ stage, offline, groups, requestId, onOpen, onRetry }: DuplicatesViewProps) {
  if (stage === 'loading') return <Skeleton rows={4} />
  if (stage === 'failed') return <Failure onRetry={onRetry} requestId={requestId} />
  return (
    <Box className={style.places}>
      {offline && <OfflineBanner title="现在没连上。" text="看到的可能不是最新的，连上了再合。" />}
      {groups.length === 0 ? (
        <Empty title="没有登记重的" text={'信用代码一样，或者同一社区里名称一样的，\n会列在这里。'} />
      ) : (
        <Section title="可能登记重了" count={groups.length} note="点开比一比，再决定">
          <ListCard label="可能登记重了">
            {groups.map(({ key, name, note, path }) => (
              <Row key={key} title={name} note={note} icon="firm" onOpen={() => onOpen(path)} />
            ))}
          </ListCard>
          <Hint icon="info">真是两家的，放着就行，不用动。</Hint>
        </Section>
      )}
    </Box>
  )
}
