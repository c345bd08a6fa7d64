import { useState } from 'react'
import type { InputOf } from '#domain/contract/index'
import { type Agency, agencies, agencyLabels } from '#domain/organisation/agency'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ChoiceGrid } from '../../ui/choices'
import { TextField } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { DeskFields, missingOf } from './desk-fields'
import style from './organisation.module.scss'
import { type AddedKind, kindWords } from './organisation-words'

export interface AddSheetProps {
  open: boolean
  kind: AddedKind
  parent: string
  offline: boolean
  busy: boolean
  onClose: () => void
  onAdd: (wish: InputOf<'directory', 'addOrganisation'>) => Promise<boolean>
}

/** Another community, grid, partner…: its name; of an agency also which one, of a street where its desk is. */
export function AddSheet({ open, kind, parent, offline, busy, onClose, onAdd }: AddSheetProps) {
  const [name, setName] = useState('')
  const [agency, setAgency] = useState<Agency>()
  const [desk, setDesk] = useState({ phone: '', window: '' })
  const [mark, setMark] = useState('')
  const isAgency = kind === 'agency'
  const isStreet = kind === 'street'
  const missing = offline
    ? '连上网才能加'
    : isAgency && agency === undefined
      ? '选是哪个部门'
      : name.trim() === ''
        ? '写好名称就能加'
        : isStreet
          ? (missingOf(desk) ?? (/^\p{Script=Han}$/u.test(mark.trim()) ? undefined : '案号里的字写一个汉字'))
          : undefined
  const hand = async (): Promise<void> => {
    if (missing !== undefined || busy) return
    const told = { phone: desk.phone.trim(), window: desk.window.trim(), mark: mark.trim() }
    const wish = { parent, kind, name: name.trim(), ...(isAgency && { agency }), ...(isStreet && { desk: told }) }
    if (await onAdd(wish)) onClose()
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
      {isStreet && (
        <>
          <DeskFields desk={desk} onChange={setDesk} />
          <Box className={style.gap}>
            <TextField
              label="案号里的字"
              value={mark}
              onChange={setMark}
              maxLength={1}
              help="一个汉字，比如柳溪街道用「柳」。定了不改，旧文书上都有它。"
            />
          </Box>
        </>
      )}
    </Sheet>
  )
}
