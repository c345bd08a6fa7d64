import { Box } from '../../ui/base'
import { Card } from '../../ui/card'
import { GoodsPicture } from '../../ui/goods'
import style from './counter.module.scss'
import type { PickupShown } from './counter-words'

/** What is to be handed out to whom, and what it changes. */
export const PickupCard = ({ pickup: { name, icon, points, facts } }: { pickup: PickupShown }) => (
  <Card>
    <Box className={style.item}>
      <GoodsPicture icon={icon} square />
      <Box>
        <Box as="h2" className={style.name}>
          {name}
        </Box>
        <Box className={style.cost}>{`1 份·${points} 分`}</Box>
      </Box>
    </Box>
    <Box as="ul" className={style.facts}>
      {facts.map(({ label, value, note }) => (
        <Box as="li" key={label} className={style.fact}>
          <Box className={style.label}>{label}</Box>
          <Box className={style.value}>{value}</Box>
          <Box className={style.label}>{note}</Box>
        </Box>
      ))}
    </Box>
  </Card>
)
