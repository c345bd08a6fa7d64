import { Box, Touchable } from '../base'
import { Icon } from '../icon'
import '../icon/desk.scss'
import { type NavRow, useShell } from './context'
import { goAcross } from './go'
import style from './side-nav.module.scss'

/** The desk's way around: the street on top, the rows of this person's work, the person below. */
export function SideNav({ here }: { here: string }) {
  const { place, person, rows } = useShell()
  return (
    <Box as="nav" label="主导航" className={style.side}>
      <Box className={style.brand}>
        <Icon name="cap" className={style.cap} />
        <Box>
          <Box className={style.name}>小红帽</Box>
          <Box className={style.place}>{place}</Box>
        </Box>
      </Box>
      <Box as="ul" className={style.rows}>
        {rows.map((row) => (
          <Box as="li" key={row.path}>
            <Row row={row} here={row.path === here} />
          </Box>
        ))}
      </Box>
      {person && (
        <Touchable className={style.me} href="#/pages/mine/index" onTap={() => goAcross('/pages/mine/index')}>
          <Box as="span" className={style.face}>
            <Icon name="user" size="s" />
          </Box>
          <Box as="span" className={style.who}>
            <Box as="span" className={style.person}>
              {person.name}
            </Box>
            <Box as="span" className={style.place}>
              {person.role}
            </Box>
          </Box>
        </Touchable>
      )}
    </Box>
  )
}

function Row({ row, here }: { row: NavRow; here: boolean }) {
  const { label, icon, path, count = 0, countUnit = '条等您看' } = row
  return (
    <Touchable
      className={`${style.row} ${here ? style.here : ''}`}
      href={`#${path}`}
      current={here}
      label={count > 0 ? `${label}，${count} ${countUnit}` : undefined}
      onTap={() => goAcross(path)}
    >
      <Icon name={icon} size="s" />
      <Box as="span" className={style.label}>
        {label}
      </Box>
      {count > 0 && (
        <Box as="span" className={style.count}>
          {count}
        </Box>
      )}
    </Touchable>
  )
}
