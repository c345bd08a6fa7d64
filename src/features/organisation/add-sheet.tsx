import { useState } from 'react'
import type { InputOf } from '#domain/contract/index'
import { type Agency, agencies, agencyLabels } from '#domain/organisation/agency'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ChoiceGrid } from '../../ui/choices'
import { TextField } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import style from './organisation.module.scss'
import { kindWords, type ListedKind } from './organisation-words'

export interface AddSheetProps {
  open: boolean
  kind: ListedKind
  parent: string
  offline: boolean
  busy: boolean
  onClose: () => void
  onAdd: (wish: InputOf<'directory', 'addOrganisation'>) => Promise<boolean>
}

/** Another community, grid, partner…: its name; of an agency also which one. */
export function AddSheet({ open, kind, parent, offline, busy, onClose, onAdd }: AddSheetProps) {
  const [name, setName] = useState('')
  const [agency, setAgency] = useState<Agency>()
  const isAgency = kind === 'agency'
  const missing = offline
    ? '连上网才能加'
    : isAgency && agency === undefined
      ? '选是哪个部门'
      : name.trim() === ''
        ? '写好名称就能加'
        : undefined
  const hand = async (): Promise<void> => {
    if (
      missing === undefined &&
      !busy &&
      (await onAdd({ parent, kind, name: name.trim(), ...(isAgency && { agency }) }))
    )
      onClose()
  }
  return (
    <Sheet
      open={open}
      title={`加${kindWords[kind]}`}
      onClose={onClose}
      foot={
        <Button wide icon="plus" busy={busy && '正在加'} offBecause={missing} onTap={() => void hand()}>
          {`加${kindWords[kind]}`}
        </Button>
      }
    >
      {isAgency && (
        <ChoiceGrid
          label="哪个部门？"
          columns={3}
          choices={agencies.map((value) => ({ value, label: agencyLabels[value] }))}
          value={agency}
          onChange={setAgency}
        />
      )}
      <Box className={style.gap}>
        <TextField label="叫什么？" value={name} onChange={setName} maxLength={30} onEnter={() => void hand()} />
      </Box>
    </Sheet>
  )
}
