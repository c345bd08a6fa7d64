import { TextField } from '../../ui/field'

export interface NameAndPhoneProps {
  name: string
  phone: string
  /** Under the number: who will call it. */
  help?: string
  onChange: (part: { name?: string; phone?: string }) => void
}

/** Who somebody is, whom the street does not know yet. Of what is typed as a number only digits stay. */
export const NameAndPhone = ({ name, phone, help, onChange }: NameAndPhoneProps) => (
  <>
    <TextField
      label="姓名"
      value={name}
      onChange={(text) => onChange({ name: text })}
      maxLength={20}
      autoComplete="name"
    />
    <TextField
      label="手机号"
      kind="tel"
      value={phone}
      onChange={(text) => onChange({ phone: text.replace(/\D/g, '').slice(0, 11) })}
      maxLength={13}
      autoComplete="tel"
      help={help}
    />
  </>
)
