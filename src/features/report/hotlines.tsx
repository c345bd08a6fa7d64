import { Box } from '../../ui/base'
import { Call } from '../../ui/call'
import style from './hotlines.module.scss'

/** Numbers that help without us, free of charge and nationwide. */
const hotlines = [
  { number: '12333', who: '人社' },
  { number: '12348', who: '法律援助' },
  { number: '12351', who: '工会' },
  { number: '12345', who: '市民热线' },
] as const

/** Whom one may call instead. */
export const Hotlines = () => (
  <Box as="ul" label="也可以打电话" className={style.hotlines}>
    {hotlines.map(({ number, who }) => (
      <Box as="li" key={number} className={style.hotline}>
        <Call number={number} label={`打 ${number}，${who}`} className={style.line}>
          <Box as="span" className={style.number}>
            {number}
          </Box>
          <Box as="span" className={style.who}>
            {who}
          </Box>
        </Call>
      </Box>
    ))}
  </Box>
)
