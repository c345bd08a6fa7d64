import type { ReactNode } from 'react'
import { Box, partId, Touchable, useSafeId } from '../base'
import { Icon } from '../icon'
import { Control } from './control'
import type { ControlProps } from './control.types'
import style from './field.module.scss'
import { Label } from './label'

interface FieldProps {
  /** Stands above the field and stays while it is filled. */
  label: string
  value: string
  onChange: (value: string) => void
  help?: string
  /** What is wrong and what to do, in words under the field. */
  error?: string
  placeholder?: string
  maxLength?: number
  disabled?: boolean
}

export type TextFieldProps = FieldProps &
  Pick<ControlProps, 'autoComplete' | 'firstDay' | 'onEnter'> & {
    kind?: ControlProps['kind']
    /** To be put in focus by, where a page opens with it. */
    id?: string
    /** Letters as large as on the screen they are read from. */
    large?: boolean
  }
export type TextAreaProps = FieldProps & { lines?: number }

/** One line. */
export const TextField = (props: TextFieldProps) => <Field {...props} />

/** Several lines. */
export const TextArea = ({ lines = 4, ...props }: TextAreaProps) => <Field {...props} lines={lines} />

function Field({ label, help, error, lines, large, ...rest }: TextFieldProps & { lines?: number }) {
  const made = useSafeId()
  const id = rest.id ?? made
  const below = partId(id, 'below')
  const said = error ?? help
  return (
    <Box className={style.field}>
      <Label htmlFor={id} className={style.label}>
        {label}
      </Label>
      <Control
        {...rest}
        id={id}
        lines={lines}
        label={label}
        labelled
        describedBy={said ? below : undefined}
        invalid={error !== undefined}
        className={`${style.control} ${lines ? style.area : ''} ${large ? style.large : ''} ${error ? style.wrong : ''}`}
      />
      {said && (
        <Box id={below} role={error ? 'alert' : undefined} className={error ? style.error : style.help}>
          {error && <Icon name="tri" size="s" />}
          {said}
        </Box>
      )}
    </Box>
  )
}

export interface SearchFieldProps {
  /** What is looked for. */
  label: string
  /** Stands inside while it is empty; the label where there is none. */
  placeholder?: string
  value: string
  onChange: (value: string) => void
  onSearch?: () => void
  /** After the field: a scan button. */
  children?: ReactNode
}

/** Looks while one types; the cross empties it. */
export function SearchField({ label, placeholder = label, value, onChange, onSearch, children }: SearchFieldProps) {
  const id = useSafeId()
  return (
    <Box role="search" className={style.search}>
      <Box className={style.searchBox}>
        <Icon name="search" size="s" className={style.glass} />
        <Control
          id={id}
          kind="search"
          value={value}
          onChange={onChange}
          onEnter={onSearch}
          label={label}
          placeholder={placeholder}
          maxLength={30}
          className={style.searchControl ?? ''}
        />
        {value !== '' && (
          <Touchable className={style.clear} label="清空" onTap={() => onChange('')}>
            <Icon name="close" size="s" />
          </Touchable>
        )}
      </Box>
      {children}
    </Box>
  )
}
