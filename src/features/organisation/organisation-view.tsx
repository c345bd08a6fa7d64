import { useState } from 'react'
import type { OrganisationRow } from '#domain/contract/organisation'
import { useLayout } from '../../platform/layout'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { type Column, Filters, Table } from '../../ui/desk'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { SheetPlace } from '../../ui/sheet'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { Status } from '../../ui/status'
import { AddSheet, type AddSheetProps } from './add-sheet'
import { CardSheet, type CardSheetProps } from './card-sheet'
import style from './organisation.module.scss'
import { type AddedKind, kindWords, type ListedKind, lists, noteOf, teamOf } from './organisation-words'

export interface OrganisationViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  requestId?: string
  streets: readonly { path: string; name: string }[]
  street?: string
  onStreet: (path: string) => void
  /** The district to which another street may be added. */
  district?: string
  totals?: Partial<Record<ListedKind, number>>
  kind: Exclude<ListedKind, 'grid'>
  onKind: (kind: Exclude<ListedKind, 'grid'>) => void
  /** Whose grids are shown. */
  community?: { path: string; name: string }
  rows: readonly OrganisationRow[]
  mayEdit: boolean
  more: boolean
  busyMore: boolean
  busy: boolean
  onOpen: (path: string, name: string) => void
  onBack: () => void
  onMore: () => void
  onRetry: () => void
  onAdd: AddSheetProps['onAdd']
  onChange: CardSheetProps['onChange']
  onSeat: CardSheetProps['onSeat']
}

/** 组织: a street's communities with their grids, enterprise grids, partners and agencies; vacancies in words. */
export function OrganisationView(props: OrganisationViewProps) {
  const { community, kind, rows, mayEdit, street, district } = props
  const [opened, setOpened] = useState<string>()
  const [adding, setAdding] = useState<AddedKind>()
  const shown: ListedKind = community ? 'grid' : kind
  const open = (row: OrganisationRow): void =>
    row.kind === 'community' ? props.onOpen(row.path, row.name) : setOpened(row.path)
  const parent = adding === 'street' ? district : (community?.path ?? street)
  return (
    <Box className={style.organisation}>
      {props.offline && <OfflineBanner title="现在没连上。" text="已经打开的可以先看，连上了再改。" />}
      <Filters
        tabs={{
          label: '组织',
          current: kind,
          items: lists.map(({ key, label }) => ({ key, label, count: props.totals?.[key] })),
        }}
        onTab={(key) => props.onKind(key as Exclude<ListedKind, 'grid'>)}
        selects={
          props.streets.length > 1
            ? [
                {
                  key: 'street',
                  label: '街道',
                  value: street ?? '',
                  options: props.streets.map(({ path, name }) => ({ value: path, label: name })),
                },
              ]
            : undefined
        }
        onSelect={(_, path) => props.onStreet(path)}
      />
      {!community && mayEdit && street !== undefined && (
        <Box className={style.head}>
          <Button kind="second" size="m" icon="edit" onTap={() => setOpened(street)}>
            改街道电话、窗口
          </Button>
          {district !== undefined && (
            <Button kind="second" size="m" icon="plus" onTap={() => setAdding('street')}>
              加街道
            </Button>
          )}
        </Box>
      )}
      {community && (
        <Box className={style.head}>
          <Button kind="second" size="m" icon="left" onTap={props.onBack}>
            所有社区
          </Button>
          {mayEdit && (
            <Button kind="second" size="m" icon="edit" onTap={() => setOpened(community.path)}>
              改社区名称
            </Button>
          )}
        </Box>
      )}
      <Section
        title={community?.name ?? kindWords[shown]}
        link={mayEdit ? { label: `加${kindWords[shown]}`, onTap: () => setAdding(shown) } : undefined}
      >
        <List {...props} shown={shown} onRow={open} />
      </Section>
      {props.more && (
        <Box className={style.more}>
          <Button kind="text" size="m" icon="down" busy={props.busyMore && '正在打开'} onTap={props.onMore}>
            再看一些
          </Button>
        </Box>
      )}
      <SheetPlace>
        <CardSheet
          key={opened}
          row={rows.find(({ path }) => path === opened)}
          of={opened === community?.path || opened === street ? opened : undefined}
          mayEdit={mayEdit}
          offline={props.offline}
          busy={props.busy}
          onClose={() => setOpened(undefined)}
          onChange={props.onChange}
          onSeat={props.onSeat}
        />
        {parent !== undefined && (
          <AddSheet
            key={`${parent} ${adding}`}
            open={adding !== undefined}
            kind={adding ?? shown}
            parent={parent}
            offline={props.offline}
            busy={props.busy}
            onClose={() => setAdding(undefined)}
            onAdd={props.onAdd}
          />
        )}
      </SheetPlace>
    </Box>
  )
}

type ListProps = OrganisationViewProps & { shown: ListedKind; onRow: (row: OrganisationRow) => void }

function List({ stage, rows, shown, onRow, onRetry, requestId }: ListProps) {
  const layout = useLayout()
  if (stage === 'loading') return <Skeleton rows={6} />
  if (stage === 'failed') return <Failure onRetry={onRetry} requestId={requestId} />
  if (rows.length === 0) return <Empty title={`还没有${kindWords[shown]}`} text="加好了，这里就有。" />
  if (layout === 'phone')
    return (
      <ListCard label={kindWords[shown]}>
        {rows.map((row) => (
          <Row
            key={row.path}
            title={row.name}
            note={row.kind === 'grid' ? teamOf(row) : noteOf(row)}
            icon={row.kind === 'community' || row.kind === 'grid' ? 'homes' : 'firm'}
            tone={row.vacancies > 0 ? 'wait' : 'cap'}
            onOpen={() => onRow(row)}
          />
        ))}
      </ListCard>
    )
  return (
    <Card className={style.table}>
      <Table
        label={kindWords[shown]}
        columns={columnsOf(onRow)}
        rows={rows}
        keyOf={({ path }) => path}
        onOpen={onRow}
      />
    </Card>
  )
}

const columnsOf = (onRow: (row: OrganisationRow) => void): readonly Column<OrganisationRow>[] => [
  { key: 'name', title: '名称', width: '30%', cell: ({ name }) => <Box className={style.strong}>{name}</Box> },
  {
    key: 'note',
    title: '情况',
    cell: (row) => (
      <>
        <Box>{row.kind === 'grid' ? teamOf(row) : noteOf(row)}</Box>
        {row.kind === 'grid' && row.vacancies > 0 && <Status state="soon" word={`空缺 ${row.vacancies} 个`} />}
      </>
    ),
  },
  {
    key: 'open',
    title: '',
    right: true,
    width: '132px',
    cell: (row) => (
      <Button kind="second" size="m" onTap={() => onRow(row)}>
        {row.kind === 'community' ? '看网格' : '打开'}
      </Button>
    ),
  },
]
