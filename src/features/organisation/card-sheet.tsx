import { useState } from 'react'
import type { InputOf } from '#domain/contract/index'
import type { OrganisationRow, Seat } from '#domain/contract/organisation'
import { gridRoleLabels } from '#domain/organisation/team-words'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ListCard } from '../../ui/card'
import { TextField } from '../../ui/field'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Sheet } from '../../ui/sheet'
import { DeskFields, missingOf } from './desk-fields'
import style from './organisation.module.scss'
import { noteOf } from './organisation-words'
import { useCandidates, useCard } from './use-organisations'

export interface CardSheetProps {
  row?: OrganisationRow
  /** The street, or a community whose grids are open: its own line is not among the rows. */
  of?: string
  mayEdit: boolean
  offline: boolean
  busy: boolean
  onClose: () => void
  onChange: (wish: InputOf<'directory', 'changeOrganisation'>) => Promise<boolean>
  onSeat: (wish: InputOf<'directory', 'setTeam'>) => Promise<boolean>
}

/** One organisation: its name, its team, and what can be done with it. */
export function CardSheet(props: CardSheetProps) {
  const { of, onClose } = props
  const asked = useCard(of)
  const row = props.row ?? asked
  const [seat, setSeat] = useState<Seat>()
  return (
    <Sheet open={row !== undefined} title={row?.name ?? ''} onClose={onClose}>
      {row &&
        (seat ? (
          <SeatForm {...props} row={row} seat={seat} onDone={() => setSeat(undefined)} />
        ) : (
          <Card {...props} row={row} onPick={setSeat} />
        ))}
    </Sheet>
  )
}

function Card({
  row,
  mayEdit,
  offline,
  busy,
  onChange,
  onClose,
  onPick,
}: CardSheetProps & { row: OrganisationRow; onPick: (seat: Seat) => void }) {
  const { path, version, name: before, closedOn } = row
  const [name, setName] = useState(before)
  const [desk, setDesk] = useState(row.desk)
  const change = async (more: Omit<InputOf<'directory', 'changeOrganisation'>, 'path' | 'version'>): Promise<void> => {
    if (!busy && (await onChange({ path, version, ...more }))) onClose()
  }
  const renamed = name.trim() !== '' && name.trim() !== before
  const told = desk && row.desk && { phone: desk.phone.trim(), window: desk.window.trim() }
  const moved = told !== null && (told.phone !== row.desk?.phone || told.window !== row.desk.window)
  const missing = desk === null ? undefined : missingOf(desk)
  const off = offline ? '连上网才能改' : undefined
  return (
    <>
      <Box>{noteOf(row)}</Box>
      {row.seats && (
        <Section title="格四员" note={mayEdit ? '点一个就能换人' : undefined}>
          <ListCard>
            {row.seats.map((each) => (
              <Row
                key={each.role}
                title={gridRoleLabels[each.role]}
                note={each.vacant ? '空缺' : (each.name ?? '')}
                icon="user"
                tone={each.vacant ? 'wait' : 'cap'}
                onOpen={mayEdit ? () => onPick(each) : undefined}
              />
            ))}
          </ListCard>
        </Section>
      )}
      {mayEdit && (
        <Box className={style.gap}>
          <TextField label="名称" value={name} onChange={setName} maxLength={30} />
          {desk && <DeskFields desk={desk} onChange={(next) => setDesk({ ...desk, ...next })} />}
          <Box className={style.pair}>
            <Button
              kind="second"
              size="m"
              icon="edit"
              busy={busy && '正在改'}
              offBecause={off ?? (renamed || moved ? missing : '改了再点')}
              onTap={() => void change({ ...(renamed && { name: name.trim() }), ...(moved && { desk: told }) })}
            >
              改好了，存下
            </Button>
            <Button
              kind="text"
              size="m"
              busy={busy && '正在改'}
              offBecause={off}
              onTap={() => void change({ state: closedOn === null ? 'closed' : 'open' })}
            >
              {closedOn === null ? '停用' : '恢复'}
            </Button>
          </Box>
        </Box>
      )}
    </>
  )
}

/** Somebody of the grid, an outsider by name, or nobody. */
function SeatForm({
  row,
  seat,
  offline,
  busy,
  onSeat,
  onDone,
}: CardSheetProps & { row: OrganisationRow; seat: Seat; onDone: () => void }) {
  const candidates = useCandidates(row.path)
  const [name, setName] = useState('')
  const { path, version } = row
  const give = async (holder: InputOf<'directory', 'setTeam'>['holder']): Promise<void> => {
    if (!busy && (await onSeat({ path, version, role: seat.role, holder }))) onDone()
  }
  const off = offline ? '连上网才能改' : undefined
  return (
    <>
      <Section
        title={`谁来当${gridRoleLabels[seat.role]}？`}
        note={seat.vacant ? '现在空缺' : `现在是${seat.name ?? ''}`}
      >
        {candidates.length > 0 && (
          <ListCard label="这个网格的人">
            {candidates.map((person) => (
              <Row
                key={person.userId}
                title={person.name}
                icon="user"
                tone={person.userId === seat.userId ? 'cap' : 'plain'}
                onOpen={() => void give({ by: 'person', userId: person.userId })}
              />
            ))}
          </ListCard>
        )}
      </Section>
      <Box className={style.gap}>
        <TextField label="别处的人，写名字" value={name} onChange={setName} maxLength={20} help="比如派出所的片警。" />
        <Box className={style.pair}>
          <Button
            kind="second"
            size="m"
            icon="tick"
            busy={busy && '正在记'}
            offBecause={off ?? (name.trim() === '' ? '写好名字再点' : undefined)}
            onTap={() => void give({ by: 'name', name: name.trim() })}
          >
            就是他
          </Button>
          {!seat.vacant && (
            <Button
              kind="text"
              size="m"
              busy={busy && '正在记'}
              offBecause={off}
              onTap={() => void give({ by: 'nobody' })}
            >
              先空着
            </Button>
          )}
          <Button kind="text" size="m" icon="left" onTap={onDone}>
            回去
          </Button>
        </Box>
      </Box>
    </>
  )
}
