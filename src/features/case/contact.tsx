import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Call } from '../../ui/call'
import { ChoiceGrid } from '../../ui/choices'
import { TextField } from '../../ui/field'
import { Icon } from '../../ui/icon'
import { Sheet, SheetPlace } from '../../ui/sheet'
import style from './case.module.scss'

export interface ContactProps {
  /** Whether this person may ask for name and phone. */
  may: boolean
  /** What is known without looking (`匿名，没有联系方式`). */
  words: string
  /** Gives the contact, or why not. */
  onLook: (reason: string) => Promise<{ name: string; phone: string } | { problem: string }>
}

const reasons = [
  { value: '打电话核实情况', label: '打电话核实' },
  { value: '约时间坐下来谈', label: '约时间谈' },
  { value: '告诉办理结果', label: '告诉结果' },
  { value: '', label: '别的' },
] as const

/** Name and phone of the reporter: asked for with a reason, written down, and gone when the sheet is closed. */
export function Contact({ may, words, onLook }: ContactProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Box className={style.contact}>
        <Box className={style.grow}>{words}</Box>
        {may && (
          <Button kind="second" size="m" icon="user" onTap={() => setOpen(true)}>
            看联系方式
          </Button>
        )}
      </Box>
      <SheetPlace>{open && <Look onLook={onLook} onClose={() => setOpen(false)} />}</SheetPlace>
    </>
  )
}

type Found =
  | { kind: 'asking' }
  | { kind: 'looking' }
  | { kind: 'no'; problem: string }
  | { kind: 'yes'; name: string; phone: string }

function Look({ onLook, onClose }: Pick<ContactProps, 'onLook'> & { onClose: () => void }) {
  const [why, setWhy] = useState<string>()
  const [own, setOwn] = useState('')
  const [found, setFound] = useState<Found>({ kind: 'asking' })
  const reason = (why === '' ? own : (why ?? '')).trim()
  const look = async (): Promise<void> => {
    setFound({ kind: 'looking' })
    const answer = await onLook(reason)
    setFound('problem' in answer ? { kind: 'no', problem: answer.problem } : { kind: 'yes', ...answer })
  }
  if (found.kind === 'yes')
    return (
      <Sheet open title="联系方式" onClose={onClose}>
        <Box className={style.person}>{found.name || '没留姓名'}</Box>
        <Call number={found.phone} label={`打电话 ${found.phone}`} className={style.number}>
          <Icon name="phone" />
          {found.phone}
        </Call>
        <Box className={style.small}>这次查看已经记下来了。关上就看不到了。</Box>
      </Sheet>
    )
  return (
    <Sheet
      open
      title="看联系方式"
      onClose={onClose}
      foot={
        <Button
          wide
          busy={found.kind === 'looking' && '正在打开'}
          offBecause={reason === '' ? '选一样，或者写一句为什么要看' : undefined}
          onTap={() => void look()}
        >
          看联系方式
        </Button>
      }
    >
      <Box className={style.text}>先写为什么要看。谁、什么时候、为什么看，都会记下来。</Box>
      <ChoiceGrid label="为什么要看" choices={reasons} value={why} onChange={setWhy} />
      {why === '' && (
        <Box className={style.below}>
          <TextField label="为什么要看" value={own} onChange={setOwn} maxLength={100} />
        </Box>
      )}
      {found.kind === 'no' && (
        <Box role="alert" className={style.problem}>
          {found.problem}
        </Box>
      )}
    </Sheet>
  )
}
