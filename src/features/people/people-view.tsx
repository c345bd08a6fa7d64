import { useLayout } from '../../platform/layout'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { type Column, type FilterSelect, Filters, Table } from '../../ui/desk'
import { SearchField } from '../../ui/field'
import { Row } from '../../ui/row'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { StatusTag } from '../../ui/status'
import style from './people.module.scss'
import type { PersonShown } from './people-words'

export interface PeopleViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  rows: readonly PersonShown[]
  typed: string
  selects: readonly FilterSelect[]
  narrowed: boolean
  more: boolean
  busyMore: boolean
  requestId?: string
  onType: (text: string) => void
  onSearch: () => void
  onSelect: (key: string, value: string) => void
  onOpen: (key: string) => void
  onMore: () => void
  onRetry: () => void
}

/** 人员: who is there, found by role, by the beginning of a name, its initials or a whole phone number. */
export function PeopleView(props: PeopleViewProps) {
  return (
    <Box className={style.people}>
      {props.offline && <OfflineBanner title="现在没连上。" text="名单可能不是最新的。" />}
      <SearchField
        label="按姓名或手机号找"
        placeholder="姓名、拼音首字母，或整个手机号"
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

function Found({ stage, rows, narrowed, onOpen, ...props }: PeopleViewProps) {
  const layout = useLayout()
  if (stage === 'loading') return <Skeleton rows={6} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  if (rows.length === 0)
    return narrowed ? (
      <Empty title="没找到这样的人" text={'姓名只认开头的字，也可以写拼音首字母，\n手机号要写全 11 位。'} />
    ) : (
      <Empty title="名册还空着" text={'通过申请、发出邀请，\n人就在这里了。'} />
    )
  return (
    <>
      {layout === 'phone' ? (
        <ListCard label="人员">
          {rows.map(({ key, name, phone, roles, suspended }) => (
            <Row
              key={key}
              title={name}
              note={[roles, phone].join('·')}
              icon="user"
              {...(suspended ? { trailing: <StatusTag state="refused" word="停用了" />, trailingLabel: '停用了' } : {})}
              onOpen={() => onOpen(key)}
            />
          ))}
        </ListCard>
      ) : (
        <Card className={style.table}>
          <Table
            label="人员"
            columns={columns}
            rows={rows}
            keyOf={({ key }) => key}
            onSelect={({ key }) => onOpen(key)}
          />
        </Card>
      )}
      {props.more && (
        <Box className={style.more}>
          <Button kind="text" size="m" icon="down" busy={props.busyMore && '正在打开'} onTap={props.onMore}>
            看后面的
          </Button>
        </Box>
      )}
    </>
  )
}

const columns: readonly Column<PersonShown>[] = [
  { key: 'name', title: '姓名', width: '20%', cell: ({ name }) => <Box className={style.strong}>{name}</Box> },
  { key: 'roles', title: '身份', cell: ({ roles }) => roles },
  { key: 'phone', title: '手机', width: '20%', cell: ({ phone }) => phone },
  { key: 'since', title: '哪天起', width: '18%', cell: ({ since }) => since },
  {
    key: 'state',
    title: '',
    right: true,
    width: '110px',
    cell: ({ suspended }) => (suspended ? <StatusTag state="refused" word="停用了" /> : ''),
  },
]
