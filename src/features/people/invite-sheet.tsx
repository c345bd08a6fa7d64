import { useState } from 'react'
import { type AdviserKind, adviserKinds, adviserLabels } from '#domain/organisation/adviser'
import type { Role } from '#domain/organisation/role'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { CheckGrid } from '../../ui/choices'
import { Filters } from '../../ui/desk'
import { TextField } from '../../ui/field'
import { QrCode } from '../../ui/qr'
import { Sheet } from '../../ui/sheet'
import style from './people.module.scss'
import type { RoleOffered } from './use-invitations'

export interface InviteSheetProps {
  offered: readonly RoleOffered[]
  busy: boolean
  /** What the picture beside the code holds. */
  linkOf: (code: string) => string
  /** The code, or undefined when the sheet should stay. */
  onInvite: (wanted: { role: Role; orgPath: string; forName: string; kinds: string[] }) => Promise<string | undefined>
  onClose: () => void
}

/** Whom, as what, where; then the code, shown this once. */
export function InviteSheet({ offered, busy, linkOf, onInvite, onClose }: InviteSheetProps) {
  const [chosen, setChosen] = useState<Role>()
  const [place, setPlace] = useState<string>()
  const [forName, setForName] = useState('')
  const [kinds, setKinds] = useState<AdviserKind[]>([])
  const [code, setCode] = useState<string>()
  const given = offered.find(({ role }) => role === chosen) ?? offered[0]
  const orgPath = given?.places.find(({ value }) => value === place)?.value ?? given?.places[0]?.value
  const name = forName.trim()
  const hand = async (): Promise<void> => {
    if (!given || orgPath === undefined || name === '' || busy) return
    const { role } = given
    setCode(await onInvite({ role, orgPath, forName: name, kinds: role === 'mediator' ? kinds : [] }))
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
          offBecause={given ? (name === '' ? '写上给谁' : undefined) : '您现在没有能给的身份'}
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
      <Box className={style.gap}>
        <Filters
          selects={[
            {
              key: 'role',
              label: '身份',
              value: given?.role ?? '',
              options: offered.map(({ role, label }) => ({ value: role, label })),
            },
            { key: 'place', label: '在哪里', value: orgPath ?? '', options: given?.places ?? [] },
          ]}
          onSelect={(key, value) => (key === 'role' ? setChosen(value as Role) : setPlace(value))}
        />
      </Box>
      {given?.role === 'mediator' && (
        <Box className={style.gap}>
          <CheckGrid
            label="他是三师里的哪一种（可以不选）"
            columns={1}
            choices={adviserKinds.map((value) => ({ value, label: adviserLabels[value] }))}
            chosen={kinds}
            onChange={setKinds}
          />
        </Box>
      )}
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
