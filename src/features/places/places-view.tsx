import { useState } from 'react'
import { useLayout } from '../../platform/layout'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { type Column, type FilterSelect, Filters, Pager, type Sort, Table } from '../../ui/desk'
import { SearchField } from '../../ui/field'
import { Row } from '../../ui/row'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { StatusTag } from '../../ui/status'
import type { PlaceShown } from './place-words'
import style from './places.module.scss'

export interface PlacesViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  rows: readonly PlaceShown[]
  total: number | null
  typed: string
  selects: readonly FilterSelect[]
  sort: Sort
  busyMore: boolean
  busy: boolean
  requestId?: string
  onType: (text: string) => void
  onSearch: () => void
  onSelect: (key: string, value: string) => void
  onSort: (sort: Sort) => void
  /** Undefined while nothing is narrowed. */
  onShowAll?: () => void
  onOpen: (key: string) => void
  onAdd: () => void
  onImport: () => void
  onDuplicates: () => void
  onExport: () => void
  onPrint: () => void
  onMore?: () => void
  onRetry: () => void
}

/** 单位与场所: the register, by community, kind and name; from here it is written, brought in, taken along and printed. */
export function PlacesView(props: PlacesViewProps) {
  const { offline, busy } = props
  const off = offline ? '连上网才能办' : undefined
  return (
    <Box className={style.places}>
      {offline && <OfflineBanner title="现在没连上。" text="名册可能不是最新的，连上了再办。" />}
      <Box className={style.buttons}>
        <Button icon="plus" size="m" offBecause={off} onTap={props.onAdd}>
          登记一家
        </Button>
        <Button kind="second" size="m" icon="up" offBecause={off} onTap={props.onImport}>
          用表格导入
        </Button>
        <Button kind="second" size="m" icon="down" busy={busy && '正在做'} offBecause={off} onTap={props.onExport}>
          导出表格
        </Button>
        <Button kind="second" size="m" icon="copy" onTap={props.onDuplicates}>
          登记重了的
        </Button>
        <Button kind="second" size="m" icon="scan" onTap={props.onPrint}>
          印场所码
        </Button>
      </Box>
      <SearchField
        label="按名称找"
        placeholder="名称开头几个字，或拼音首字母"
        value={props.typed}
        onChange={props.onType}
        onSearch={props.onSearch}
      >
        <Button kind="second" size="m" icon="search" onTap={props.onSearch}>
          找
        </Button>
      </SearchField>
      <Filters selects={props.selects} onSelect={props.onSelect} />
      <Box className={style.gap}>
        <Found {...props} />
      </Box>
    </Box>
  )
}

function Found({ stage, rows, onShowAll, ...props }: PlacesViewProps) {
  const layout = useLayout()
  const [selected, setSelected] = useState<string>()
  if (stage === 'loading') return <Skeleton rows={6} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  if (rows.length === 0)
    return onShowAll ? (
      <Empty
        title="这样选，一家也没有"
        text={'名称只认开头的字，\n也可以换个社区看看。'}
        action={{ label: '全部都看', onTap: onShowAll }}
      />
    ) : (
      <Empty title="名册还空着" text={'登记一家，或者用表格导入，\n这里就有了。'} />
    )
  const summary = props.total === null ? '' : `共 ${props.total} 家`
  return (
    <>
      {layout === 'phone' ? (
        <ListCard label="单位与场所">
          {rows.map(({ key, name, where, kind, staff, icon, standing }) => (
            <Row
              key={key}
              title={name}
              note={[where, staff || kind].join('·')}
              icon={icon}
              {...(standing ? { trailing: <StatusTag {...standing} />, trailingLabel: standing.word } : {})}
              onOpen={() => props.onOpen(key)}
            />
          ))}
        </ListCard>
      ) : (
        <Card className={style.table}>
          <Table
            label="单位与场所"
            columns={columnsWith(props.onOpen)}
            rows={rows}
            keyOf={({ key }) => key}
            selected={selected}
            onSelect={({ key }) => setSelected(key)}
            onOpen={({ key }) => props.onOpen(key)}
            sort={props.sort}
            onSort={props.onSort}
          />
        </Card>
      )}
      <Pager
        summary={summary}
        hint={layout === 'desk' ? '↑ ↓ 选，回车打开' : undefined}
        onNext={props.onMore}
        busy={props.busyMore}
      />
    </>
  )
}

const columnsWith = (open: (key: string) => void): readonly Column<PlaceShown>[] => [
  {
    key: 'name',
    title: '名称',
    sortable: true,
    cell: ({ name, kind, standing }) => (
      <>
        <Box className={style.strong}>{name}</Box>
        <Box className={style.small}>{standing ? `${kind}·${standing.word}` : kind}</Box>
      </>
    ),
  },
  { key: 'where', title: '社区、网格', width: '22%', sortable: true, cell: ({ where }) => where },
  { key: 'code', title: '信用代码', width: '21%', cell: ({ creditCode }) => creditCode },
  { key: 'staff', title: '人数', width: '13%', right: true, cell: ({ staff }) => staff },
  {
    key: 'open',
    title: '',
    right: true,
    width: '104px',
    cell: ({ key }) => (
      <Button kind="text" size="m" onTap={() => open(key)}>
        打开
      </Button>
    ),
  },
]
