import { useState } from 'react'
import { setAppearance, useAppearance, useLook } from '../../platform/appearance'
import { Box, Touchable } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { ChoiceGrid } from '../../ui/choices'
import { Icon } from '../../ui/icon'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Confirm } from '../../ui/sheet'
import { Disc } from '../../ui/status'
import style from './mine.module.scss'

export interface MineViewProps {
  name: string
  /** Masked: `138****2046`. */
  phone: string
  streetName: string
  roles: readonly { value: string; label: string; where: string }[]
  currentRole?: string
  onRole: (value: string) => void
  /** Still on this phone: signing out keeps them, and says so. */
  waiting: number
  onSignOut: () => void
  onOpen: (path: string) => void
  /** Sits at the duty desk without being at the street's. */
  atDesk: boolean
}

/** Who I am here, in which roles, and how the app looks to me. */
export function MineView(props: MineViewProps) {
  const [leaving, setLeaving] = useState(false)
  return (
    <Box className={style.mine}>
      <Box>
        <Person {...props} />
        <Roles {...props} />
      </Box>
      <Box className={style.settings}>
        <OwnRows onOpen={props.onOpen} atDesk={props.atDesk} />
        <LookSettings />
        <Box className={style.leave}>
          <Button kind="second" size="m" wide icon="leave" onTap={() => setLeaving(true)}>
            退出登录
          </Button>
        </Box>
      </Box>
      <Confirm
        open={leaving}
        title="退出登录？"
        text={
          props.waiting > 0
            ? `还有 ${props.waiting} 次走访在这台手机里没发出去。退出后都留着，再登录就接着发。`
            : '退出后这台手机上看不到您的走访和积分，再登录就都在。'
        }
        verb="退出登录"
        keep="先不退"
        onKeep={() => setLeaving(false)}
        onConfirm={() => {
          setLeaving(false)
          props.onSignOut()
        }}
      />
    </Box>
  )
}

const Person = ({ name, phone, streetName }: MineViewProps) => (
  <Card>
    <Box className={style.person}>
      <Disc icon="user" tone="cap" />
      <Box className={style.words}>
        <Box as="h2" className={style.name}>
          {name}
        </Box>
        <Box className={style.note}>{[streetName, phone].filter(Boolean).join('·')}</Box>
      </Box>
    </Box>
  </Card>
)

function Roles({ roles, currentRole, onRole }: MineViewProps) {
  if (roles.length === 0) return null
  return (
    <Section title="我的身份" note={roles.length > 1 ? '点一下换身份' : undefined}>
      <ListCard>
        {roles.map(({ value, label, where }) => (
          <Row
            key={value}
            title={label}
            note={where}
            icon="cap"
            tone={value === currentRole ? 'cap' : 'plain'}
            trailing={value === currentRole && roles.length > 1 ? <InUse /> : undefined}
            trailingLabel={value === currentRole ? '正在用' : undefined}
            onOpen={value === currentRole || roles.length < 2 ? undefined : () => onRole(value)}
          />
        ))}
      </ListCard>
    </Section>
  )
}

const InUse = () => (
  <Box as="span" className={style.inUse}>
    <Icon name="tick" size="s" />
    正在用
  </Box>
)

/** What is one's own, and what the street may do with it. */
const OwnRows = ({ onOpen, atDesk }: Pick<MineViewProps, 'onOpen' | 'atDesk'>) => (
  <Section title="我的账号和资料">
    <ListCard>
      {atDesk && (
        <Row
          title="值班"
          note="这一周谁坐班，想换班也在这里"
          icon="clock"
          onOpen={() => onOpen('/packages/directory/duty/index')}
        />
      )}
      <Row
        title="申报关系"
        note="和哪家单位有关系，先报一下，它的事请同事办"
        icon="scale"
        onOpen={() => onOpen('/packages/directory/interest/index')}
      />
      <Row
        title="扫码登录电脑"
        note="电脑上打开登录页，用手机扫一扫"
        icon="scan"
        onOpen={() => onOpen('/packages/own/pair/index?scan=1')}
      />
      <Row
        title="账号与安全"
        note="改密码、退出所有电脑、交回身份"
        icon="key"
        onOpen={() => onOpen('/packages/own/security/index')}
      />
      <Row
        title="我的资料"
        note="看一看、抄一份、改一改、注销"
        icon="doc"
        onOpen={() => onOpen('/packages/own/data/index')}
      />
      <Row
        title="隐私说明"
        note="哪些信息、留多久、谁看得到"
        icon="shield"
        onOpen={() => onOpen('/packages/own/privacy/index')}
      />
    </ListCard>
  </Section>
)

/** Care mode as one switch; colours as a choice of three. Both keep to this phone. */
function LookSettings() {
  const { theme } = useAppearance()
  const { care } = useLook()
  return (
    <Section title="看得舒服些">
      <Card>
        <Touchable
          role="switch"
          checked={care}
          className={style.switchRow}
          onTap={() => setAppearance({ care: care ? 'off' : 'on' })}
        >
          <Disc icon="text-size" tone={care ? 'cap' : 'plain'} />
          <Box as="span" className={style.words}>
            <Box as="span" className={style.switchTitle}>
              关怀模式
            </Box>
            <Box as="span" className={style.note}>
              字大、按钮大，一样不少
            </Box>
          </Box>
          <Box as="span" silent className={`${style.switch} ${care ? style.on : ''}`}>
            {care ? '开' : '关'}
          </Box>
        </Touchable>
        <Box className={style.theme}>
          <Box className={style.themeTitle}>
            <Icon name="moon" size="s" />
            深浅
          </Box>
          <ChoiceGrid
            label="深浅"
            columns={3}
            choices={themes}
            value={theme}
            onChange={(chosen) => setAppearance({ theme: chosen })}
          />
        </Box>
      </Card>
    </Section>
  )
}

const themes = [
  { value: 'system', label: '跟手机' },
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
] as const
