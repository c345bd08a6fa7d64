import { useState } from 'react'
import type { StockView as StockLine } from '#domain/contract/points'
import { useLayout } from '../../platform/layout'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { type Column, Table } from '../../ui/desk'
import { GoodsPicture } from '../../ui/goods'
import { Hint } from '../../ui/hint'
import { SheetPlace } from '../../ui/sheet'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { ReceiveSheet } from './receive-sheet'
import style from './stock.module.scss'

export interface StockViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  stock: readonly StockLine[]
  busy: boolean
  requestId?: string
  /** True when it was granted: the sheet is done. */
  onReceive: (stockId: string, count: number, note: string) => Promise<boolean>
  onRetry: () => void
}

/** 物品账: for each item what there was, what came in, what went out, and what must therefore lie on the shelf. */
export function StockView(props: StockViewProps) {
  const { stage, stock, offline } = props
  const layout = useLayout()
  const [receiving, setReceiving] = useState<string>()
  if (stage === 'loading') return <Skeleton rows={5} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  return (
    <Box className={style.stock}>
      {offline && <OfflineBanner title="现在没连上。" text="连上了再记进货。" />}
      {stock.length === 0 ? (
        <Empty title="货架还空着" text={'还没有登记物品。\n登记好了，这里就有账。'} />
      ) : layout === 'phone' ? (
        stock.map((line) => <Line key={line.stockId} line={line} onReceive={() => setReceiving(line.stockId)} />)
      ) : (
        <Card className={style.table}>
          <Table label="物品账" columns={columnsWith(setReceiving)} rows={stock} keyOf={({ stockId }) => stockId} />
        </Card>
      )}
      <Box className={style.rule}>
        <Hint icon="info">期初加进货，减发出，就是现有。点一点货架，对得上才算清楚。</Hint>
      </Box>
      <SheetPlace>
        <ReceiveSheet
          key={receiving}
          line={stock.find(({ stockId }) => stockId === receiving)}
          offline={offline}
          busy={props.busy}
          onClose={() => setReceiving(undefined)}
          onReceive={props.onReceive}
        />
      </SheetPlace>
    </Box>
  )
}

const figure = (key: string, title: string, of: (line: StockLine) => number): Column<StockLine> => ({
  key,
  title,
  right: true,
  width: '11%',
  cell: of,
})

const columnsWith = (receive: (stockId: string) => void): readonly Column<StockLine>[] => [
  {
    key: 'name',
    title: '物品',
    cell: ({ name, points }) => (
      <>
        <Box className={style.name}>{name}</Box>
        <Box className={style.small}>{`${points} 分一份`}</Box>
      </>
    ),
  },
  figure('opening', '期初', ({ opening }) => opening),
  figure('received', '＋ 进货', ({ received }) => received),
  figure('handedOut', '－ 发出', ({ handedOut }) => handedOut),
  {
    ...figure('onHand', '＝ 现有', ({ onHand }) => onHand),
    cell: ({ onHand }) => <Box className={style.name}>{onHand}</Box>,
  },
  figure('reserved', '其中留着', ({ reserved }) => reserved),
  {
    key: 'receive',
    title: '',
    right: true,
    width: '112px',
    cell: ({ stockId }) => (
      <Button kind="second" size="m" icon="plus" onTap={() => receive(stockId)}>
        进货
      </Button>
    ),
  },
]

/** The phone has no room for a table of seven columns: the same sum as one line under the name. */
function Line({ line, onReceive }: { line: StockLine; onReceive: () => void }) {
  const { name, icon, points, reserved } = line
  return (
    <Card>
      <Box className={style.head}>
        <GoodsPicture icon={icon} square />
        <Box className={style.words}>
          <Box as="h2" className={style.name}>
            {name}
          </Box>
          <Box className={style.small}>{`${points} 分一份·留着 ${reserved} 份`}</Box>
        </Box>
        <Button kind="second" size="m" icon="plus" onTap={onReceive}>
          进货
        </Button>
      </Box>
      <Sum line={line} />
    </Card>
  )
}

/** `20 ＋ 10 － 18 ＝ 12`, each figure with its name below it. */
function Sum({ line: { opening, received, handedOut, onHand } }: { line: StockLine }) {
  const parts = [
    { sign: '', value: opening, label: '期初' },
    { sign: '＋', value: received, label: '进货' },
    { sign: '－', value: handedOut, label: '发出' },
    { sign: '＝', value: onHand, label: '现有' },
  ]
  return (
    <Box as="ul" className={style.sum}>
      {parts.map(({ sign, value, label }) => (
        <Box as="li" key={label} className={style.part}>
          <Box className={style.figure}>
            <Box as="span" className={style.sign}>
              {sign}
            </Box>
            {value}
          </Box>
          <Box className={style.small}>{label}</Box>
        </Box>
      ))}
    </Box>
  )
}
