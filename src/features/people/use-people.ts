import { useState } from 'react'
import type { InputOf } from '#domain/contract/index'
import { type Role, roleLabels } from '#domain/organisation/role'
import type { FilterSelect } from '../../ui/desk'
import { notKept, usePages } from '../session/use-ask'
import { useNow } from '../session/use-now'
import { shownPerson } from './people-words'

type Asked = Omit<InputOf<'directory', 'people'>, 'cursor'>

/** People within reach, by role and by what was typed; asked when the search is handed in, not at every letter. */
export function usePeople() {
  const now = useNow()
  const [typed, setTyped] = useState('')
  const [input, setInput] = useState<Asked>({})
  const asked = usePages('directory', 'people', true, notKept, { input })
  const words = typed.trim()
  return {
    ...asked,
    rows: asked.pages.flatMap((page) => page.rows).map((row) => shownPerson(row, now)),
    typed,
    onType(text: string): void {
      setTyped(text)
      if (text === '') setInput(withRole(input.role))
    },
    onSearch: () => setInput({ ...withRole(input.role), ...(words === '' ? {} : { words }) }),
    selects: [roleSelect(input.role)],
    onSelect: (_: string, value: string) =>
      setInput({ ...withRole(value === '' ? undefined : (value as Role)), ...(words === '' ? {} : { words }) }),
    narrowed: input.words !== undefined || input.role !== undefined,
  }
}

const withRole = (role: Role | undefined): Asked => (role === undefined ? {} : { role })

const shownRoles = Object.entries(roleLabels).filter(([role]) => role !== 'resident')

const roleSelect = (role: Role | '' = ''): FilterSelect => ({
  key: 'role',
  label: '身份',
  value: role,
  options: [{ value: '', label: '全部身份' }, ...shownRoles.map(([value, label]) => ({ value, label }))],
})
