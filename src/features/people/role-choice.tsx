import { useState } from 'react'
import { type AdviserKind, adviserKinds, adviserLabels } from '#domain/organisation/adviser'
import type { Role } from '#domain/organisation/role'
import { Box } from '../../ui/base'
import { CheckGrid } from '../../ui/choices'
import { Filters } from '../../ui/desk'
import style from './people.module.scss'
import type { RoleOffered } from './roles-offered'

/** A role chosen, and where it is held. `kinds` only of a mediator. */
export interface RoleWanted {
  role: Role
  orgPath: string
  kinds: AdviserKind[]
}

/** Which role, where: the first of each until somebody chooses. */
export function useRoleChoice(offered: readonly RoleOffered[]) {
  const [chosen, setChosen] = useState<Role>()
  const [place, setPlace] = useState<string>()
  const [kinds, setKinds] = useState<AdviserKind[]>([])
  const given = offered.find(({ role }) => role === chosen) ?? offered[0]
  const orgPath = given?.places.find(({ value }) => value === place)?.value ?? given?.places[0]?.value
  const wanted: RoleWanted | undefined =
    given && orgPath !== undefined
      ? { role: given.role, orgPath, kinds: given.role === 'mediator' ? kinds : [] }
      : undefined
  return { offered, given, wanted, kinds, setChosen, setPlace, setKinds }
}

/** The fields of it. */
export function RoleChoice({ choice }: { choice: ReturnType<typeof useRoleChoice> }) {
  const { offered, given, wanted } = choice
  return (
    <>
      <Box className={style.gap}>
        <Filters
          selects={[
            {
              key: 'role',
              label: '身份',
              value: given?.role ?? '',
              options: offered.map(({ role, label }) => ({ value: role, label })),
            },
            { key: 'place', label: '在哪里', value: wanted?.orgPath ?? '', options: given?.places ?? [] },
          ]}
          onSelect={(key, value) => (key === 'role' ? choice.setChosen(value as Role) : choice.setPlace(value))}
        />
      </Box>
      {given?.role === 'mediator' && (
        <Box className={style.gap}>
          <CheckGrid
            label="他是三师里的哪一种（可以不选）"
            columns={1}
            choices={adviserKinds.map((value) => ({ value, label: adviserLabels[value] }))}
            chosen={choice.kinds}
            onChange={choice.setKinds}
          />
        </Box>
      )}
    </>
  )
}
