import { Box } from '../../ui/base'
import { TextField } from '../../ui/field'
import style from './organisation.module.scss'

export interface Desk {
  phone: string
  window: string
}

export interface DeskFieldsProps {
  desk: Desk
  onChange: (desk: Desk) => void
}

/** Whom to call and where to go in a street: told to everybody who scans a code there. */
export function DeskFields({ desk, onChange }: DeskFieldsProps) {
  return (
    <>
      <Box className={style.gap}>
        <TextField
          label="对外电话"
          value={desk.phone}
          onChange={(phone) => onChange({ ...desk, phone })}
          maxLength={15}
          help="扫了码的人会看到，能打通的才写。"
        />
      </Box>
      <Box className={style.gap}>
        <TextField
          label="窗口在哪儿"
          value={desk.window}
          onChange={(window) => onChange({ ...desk, window })}
          maxLength={30}
          help="比如：街道大厅 3 号窗口。"
        />
      </Box>
    </>
  )
}

/** What is still missing, in words. */
export const missingOf = ({ phone, window }: Desk): string | undefined =>
  /^[\d-]{5,15}$/.test(phone.trim())
    ? window.trim() === ''
      ? '写好窗口在哪儿'
      : undefined
    : '写好对外电话，只写数字和短横'
