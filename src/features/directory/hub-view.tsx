import { ListCard } from '../../ui/card'
import { Row } from '../../ui/row'
import { go } from '../../ui/shell'
import { useRoles } from '../session/use-roles'
import { rooms } from './rooms'

/** 名册: the doors to people, places and what else the street keeps, as far as they are for whoever looks. */
export function HubView() {
  const { work } = useRoles()
  return (
    <ListCard>
      {rooms
        .filter(({ works }) => works.includes(work))
        .map(({ title, note, icon, path }) => (
          <Row key={path} title={title} note={note} icon={icon} tone="cap" onOpen={() => go(path)} />
        ))}
    </ListCard>
  )
}
