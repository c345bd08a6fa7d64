import { Box } from '../../ui/base'
import { TextField } from '../../ui/field'
import type { Faults, PlaceDraft, TextKey } from './place-draft'
import style from './places.module.scss'

/** One question of the form that is answered in words. */
export interface Asked {
  key: TextKey
  label: string
  kind?: 'digits' | 'tel' | 'date'
  most?: number
  help?: string
  placeholder?: string
}

export interface FieldsProps {
  fields: readonly Asked[]
  draft: PlaceDraft
  faults: Faults
  onSet: (more: Partial<PlaceDraft>) => void
  /** Nothing stands above them in their card. */
  first?: boolean
}

/** Questions one under the other, two beside each other at the desk. */
export const Fields = ({ draft, faults, fields, onSet, first = false }: FieldsProps) => (
  <Box className={`${style.fields} ${first ? style.first : ''}`}>
    {fields.map(({ key, label, kind, most, help, placeholder }) => (
      <Box key={key} className={style.one}>
        <TextField
          label={label}
          kind={kind ?? 'text'}
          value={draft[key]}
          onChange={(text) => onSet({ [key]: text })}
          error={faults[key]}
          help={help}
          placeholder={placeholder}
          maxLength={most}
          autoComplete="off"
        />
      </Box>
    ))}
  </Box>
)
