import { useState } from 'react'
import { passwordWords } from '#domain/people/password'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { Notice } from '../../ui/hint'
import { Sheet } from '../../ui/sheet'
import style from './security.module.scss'

interface PasswordSheetProps {
  open: boolean
  account: string
  name: string
  offline: boolean
  busy: boolean
  problem?: string
  onClose: () => void
  /** True when it is changed. */
  onChange: (current: string, next: string) => Promise<boolean>
}

/** 改密码: the one in force, and a new one that is judged while it is typed. */
export function PasswordSheet(props: PasswordSheetProps) {
  const { open, account, name, offline, busy, problem, onClose, onChange } = props
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const { fits, words } = passwordWords(next, { account, name, phone: '' })
  const missing = missingOf({ offline, current, next, fits })
  const hand = async (): Promise<void> => {
    if (missing === undefined && !busy && (await onChange(current, next))) onClose()
  }
  return (
    <Sheet
      open={open}
      title="改密码"
      onClose={onClose}
      foot={
        <Button wide icon="tick" busy={busy && '正在改'} offBecause={missing} onTap={() => void hand()}>
          改好
        </Button>
      }
    >
      {problem && <Notice tone="late" title={problem} />}
      <Box as="form" onSubmit={() => void hand()}>
        <TextField
          label="现在的密码"
          kind="password"
          value={current}
          onChange={setCurrent}
          maxLength={200}
          autoComplete="current-password"
        />
        <Box className={style.gap}>
          <TextField
            label="新密码"
            kind="password"
            value={next}
            onChange={setNext}
            onEnter={() => void hand()}
            maxLength={64}
            autoComplete="new-password"
            help={words}
          />
        </Box>
      </Box>
      <Box className={style.words}>改好以后，别处的电脑都要重新登录，这里不用。</Box>
    </Sheet>
  )
}

function missingOf({
  offline,
  current,
  next,
  fits,
}: Record<'current' | 'next', string> & Record<'offline' | 'fits', boolean>) {
  if (offline) return '连上网才能改'
  if (current === '') return '写上现在的密码'
  if (next === current) return '新密码要和现在的不一样'
  return fits ? undefined : '新密码还不行'
}
