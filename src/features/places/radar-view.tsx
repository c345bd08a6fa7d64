import { useLayout } from '../../platform/layout'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { type Column, type FilterSelect, Filters, Table } from '../../ui/desk'
import { Hint } from '../../ui/hint'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import style from './places.module.scss'
import type { CoverageShown, GapShown } from './use-radar'

export interface RadarViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  coverage: readonly CoverageShown[]
  unmediated: readonly GapShown[]
  expiring: readonly GapShown[]
  unknownStaff: number
  selects: readonly FilterSelect[]
  requestId?: string
  onSelect: (key: string, value: string) => void
  onOpen: (placeId: string) => void
  /** Who is without it. */
  onMissing: (measure: CoverageShown['key']) => void
  busy: boolean
  onExport: () => void
  onRetry: () => void
}

/** 达标雷达: what share of the firms has what it should have, and who has to do something next. */
export function RadarView(props: RadarViewProps) {
  return (
    <Box className={style.places}>
      {props.offline && <OfflineBanner title="现在没连上。" text="看到的可能不是最新的。" />}
      <Box className={style.buttons}>
        <Button
          kind="second"
          size="m"
          icon="down"
          busy={props.busy && '正在做'}
          offBecause={props.offline ? '连上网才能办' : undefined}
          onTap={props.onExport}
        >
          导出企业表
        </Button>
      </Box>
      <Filters selects={props.selects} onSelect={props.onSelect} />
      <Box className={style.gap}>
        <Found {...props} />
      </Box>
    </Box>
  )
}

function Found({ stage, coverage, unmediated, expiring, unknownStaff, ...props }: RadarViewProps) {
  if (stage === 'loading') return <Skeleton rows={6} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  const firms = coverage[0]?.of ?? 0
  if (firms === 0) return <Empty title="这里还没有登记企业" text={'登记了企业，\n这里就看得到达标情况。'} />
  return (
    <>
      <Section title="覆盖" note={`${firms} 家开着的企业`}>
        <Card>
          <Box className={style.bars}>
            {coverage.map((one) => (
              <Bar key={one.key} one={one} onMissing={() => props.onMissing(one.key)} />
            ))}
          </Box>
        </Card>
        <Figures coverage={coverage} />
        <Hint icon="info">按四舍五入取整；差一家也不写 100%。过期的合同不算。</Hint>
      </Section>
      <Gaps title="缺调解组织的" none="都有调解组织了。" gaps={unmediated} onOpen={props.onOpen} />
      <Gaps title="60 天内到期的" none="60 天内没有到期的。" gaps={expiring} onOpen={props.onOpen} />
      {unknownStaff > 0 && (
        <Hint icon="info">{`有 ${unknownStaff} 家没填用工人数。100 人以上要有调解委员会，不到 100 人要有调解员，填了才知道。`}</Hint>
      )}
    </>
  )
}

/** The words beside it say the same: the bar is an ornament. */
const Bar = ({ one: { label, covered, of, percent }, onMissing }: { one: CoverageShown; onMissing: () => void }) => (
  <Box className={style.bar}>
    <Box className={style.line}>
      <Box className={style.strong}>{label}</Box>
      <Box>{percent === null ? '—' : `${percent}%，${of} 家里有 ${covered} 家`}</Box>
    </Box>
    <Box className={style.track}>
      <Box className={style.filled} style={{ width: `${percent ?? 0}%` }} />
    </Box>
    {covered < of && (
      <Button kind="text" size="m" icon="right" onTap={onMissing}>
        {`看缺${label}的 ${of - covered} 家`}
      </Button>
    )}
  </Box>
)

/** The same figures as a table, where there is room for one. */
function Figures({ coverage }: { coverage: readonly CoverageShown[] }) {
  if (useLayout() === 'phone') return null
  return (
    <Box className={style.gap}>
      <Card className={style.table}>
        <Table label="覆盖的数字" columns={columns} rows={coverage} keyOf={({ key }) => key} />
      </Card>
    </Box>
  )
}

const columns: readonly Column<CoverageShown>[] = [
  { key: 'label', title: '哪一项', cell: ({ label }) => label },
  { key: 'covered', title: '有的', width: '18%', right: true, cell: ({ covered }) => covered },
  { key: 'of', title: '一共', width: '18%', right: true, cell: ({ of }) => of },
  { key: 'missing', title: '还差', width: '18%', right: true, cell: ({ of, covered }) => of - covered },
  { key: 'percent', title: '覆盖率', width: '18%', right: true, cell: ({ percent }) => `${percent ?? '—'}%` },
]

const Gaps = ({
  title,
  none,
  gaps,
  onOpen,
}: {
  title: string
  none: string
  gaps: readonly GapShown[]
  onOpen: (placeId: string) => void
}) => (
  <Section title={title} count={gaps.length}>
    {gaps.length === 0 ? (
      <Hint icon="check">{none}</Hint>
    ) : (
      <ListCard label={title}>
        {gaps.map(({ key, placeId, name, note }) => (
          <Row key={key} title={name} note={note} icon="firm" onOpen={() => onOpen(placeId)} />
        ))}
      </ListCard>
    )}
  </Section>
)
