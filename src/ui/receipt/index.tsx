import { Box } from '../base'
import style from './receipt.module.scss'

/** The number of a receipt in fours, as large as it can be; heard digit by digit. */
export function ReceiptDigits({ fours }: { fours: readonly string[] }) {
  return (
    <Box role="img" label={`回执号 ${fours.map((four) => [...four].join(' ')).join('，')}`} className={style.digits}>
      {fours.map((four, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two fours may be the same
        <Box key={index} as="span" className={style.four}>
          {four}
        </Box>
      ))}
    </Box>
  )
}
