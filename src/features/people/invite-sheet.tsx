import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { QrCode } from '../../ui/qr'
import { Sheet } from '../../ui/sheet'
import style from './people.module.scss'
import { RoleChoice, type RoleWanted, useRoleChoice } from './role-choice'
import type { RoleOffered } from './roles-offered'

export interface InviteSheetProps {
  offered: readonly RoleOffered[]
  busy: boolean
  /** What the picture beside the code holds. */
  linkOf: (code: string) => string
  /** The code, or undefined when the sheet should stay. */
  onInvite: (wanted: RoleWanted & { forName: string }) => Promise<string | undefined>
  onClose: () => void
}

/** Whom, as what, where; then the code, shown this once. */
export function InviteSheet({ offered, busy, linkOf, onInvite, onClose }: InviteSheetProps) {
  const choice = useRoleChoice(offered)
  const [forName, setForName] = useState('')
  const [code, setCode] = useState<string>()
  const { wanted } = choice
  const name = forName.trim()
  const hand = async (): Promise<void> => {
    if (!wanted || name === '' || busy) return
    setCode(await onInvite({ ...wanted, forName: name }))
  }
  if (code !== undefined) return <CodeSheet code={code} name={name} link={linkOf(code)} onClose={onClose} />
  return (
    <Sheet
      open
      title="发一个邀请码"
      onClose={onClose}
      foot={
        <Button
          wide
          icon="key"
          busy={busy && '正在发'}
          offBecause={wanted ? (name === '' ? '写上给谁' : undefined) : '您现在没有能给的身份'}
          onTap={() => void hand()}
        >
          生成邀请码
        </Button>
      }
    >
      <TextField
        label="给谁"
        value={forName}
        onChange={setForName}
        onEnter={() => void hand()}
        maxLength={20}
        autoComplete="off"
        help="比如：张律师。只有您和同事看得到。"
      />
      <RoleChoice choice={choice} />
    </Sheet>
  )
}

function CodeSheet({ code, name, link, onClose }: { code: string; name: string; link: string; onClose: () => void }) {
  const letters = `${code.slice(0, 4)} ${code.slice(4)}`
  return (
    <Sheet
      open
      title={`给${name}的邀请码`}
      onClose={onClose}
      foot={
        <Button wide icon="tick" onTap={onClose}>
          告诉他了
        </Button>
      }
    >
      <Box className={style.words}>码只显示这一次，关掉就看不到了。请他打开小红帽，点「用邀请码加入」。</Box>
      <QrCode text={link} label={`邀请码的二维码，邀请码是 ${letters}`} />
      <Box className={style.code}>{letters}</Box>
    </Sheet>
  )
}
