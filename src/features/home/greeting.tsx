import { useState } from 'react'
import { useLook } from '../../platform/appearance'
import { Box, Touchable } from '../../ui/base'
import { ChoiceGrid } from '../../ui/choices'
import { Icon, type IconName } from '../../ui/icon'
import { Sheet } from '../../ui/sheet'
import style from './greeting.module.scss'

export interface GreetingProps {
  /** In place of hello and name (`3月11日 周三`). */
  title?: string
  /** `早上好` by the hour. */
  hello: string
  name: string
  /** `桃园社区·第 12 网格` */
  where: string
  /** The role in use, in words. */
  roleLabel: string
  roleIcon?: IconName
  /** All roles of this person; with one there is nothing to switch. */
  roles: readonly { value: string; label: string }[]
  onRole: (value: string) => void
}

/** Who is here, and as what. In care mode the roles move to 我的, and the words get the whole line. */
export function Greeting({ title, hello, name, where, roleLabel, roleIcon, roles, onRole }: GreetingProps) {
  const { care } = useLook()
  return (
    <Box className={style.greeting}>
      <Box className={style.words}>
        <Box as="h2" className={style.hello}>
          {title ?? `${hello}，${name}`}
        </Box>
        {!care && <Box className={style.where}>{where}</Box>}
      </Box>
      {!care && roleLabel && <RolePill roleLabel={roleLabel} roleIcon={roleIcon} roles={roles} onRole={onRole} />}
    </Box>
  )
}

type RolePillProps = Pick<GreetingProps, 'roleLabel' | 'roleIcon' | 'roles' | 'onRole'>

function RolePill({ roleLabel, roleIcon = 'cap', roles, onRole }: RolePillProps) {
  const [open, setOpen] = useState(false)
  const choose = (value: string): void => {
    setOpen(false)
    onRole(value)
  }
  if (roles.length < 2)
    return (
      <Box className={style.role}>
        <Icon name={roleIcon} size="s" />
        {roleLabel}
      </Box>
    )
  return (
    <>
      <Touchable className={style.role} label={`现在的身份：${roleLabel}，点一下切换`} onTap={() => setOpen(true)}>
        <Icon name={roleIcon} size="s" />
        {roleLabel}
        <Icon name="down" size="xs" />
      </Touchable>
      <Sheet open={open} title="换个身份" onClose={() => setOpen(false)}>
        <ChoiceGrid
          label="身份"
          columns={1}
          choices={roles}
          value={roles.find(({ label }) => label === roleLabel)?.value}
          onChange={choose}
        />
      </Sheet>
    </>
  )
}
