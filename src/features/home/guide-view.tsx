import type { ReactNode } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { Icon } from '../../ui/icon'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Tile } from '../../ui/tile'
import { Hotlines } from '../report/hotlines'
import style from './guide.module.scss'

export interface GuideViewProps {
  /** Above everything: who is here. Nobody is greeted by the app's own name. */
  head?: ReactNode
  /** A report that was begun on this phone and not handed in. */
  unfinished: boolean
  /** How many receipts are kept on this phone. */
  receipts: number
  onReport: () => void
  onFind: () => void
  /** Points for one visit, and the most in a year. */
  visitPoints: number
  yearCap: number
  onApply: () => void
  onJoin: () => void
  /** Only while nobody is signed in. */
  onSignIn?: () => void
}

/** The home of somebody without a role of the street: to report, to look up, and only then how to take part. */
export function GuideView(props: GuideViewProps) {
  const { head, unfinished, receipts, visitPoints, yearCap, onSignIn } = props
  return (
    <Box className={style.guide}>
      {head ?? <Brand />}
      <Tile
        main
        wide
        title={unfinished ? '接着填完' : '工资没发、少发'}
        note={unfinished ? '上次填的都还在' : '5 步，大约 3 分钟，可以不留姓名'}
        icon="yuan"
        onTap={props.onReport}
      />
      <Box className={style.second}>
        <Tile
          wide
          title="查我的反映"
          note={receipts > 0 ? `这里记着 ${receipts} 件` : '凭 16 位回执号，不用登录'}
          icon="receipt"
          onTap={props.onFind}
        />
      </Box>
      <Section title="也可以打电话">
        <Hotlines />
      </Section>
      {onSignIn && (
        <Card className={style.card}>
          <Box as="h2" className={style.title}>
            已经有账号了？
          </Box>
          <Box className={style.text}>志愿者、网格员、社区和街道的同志，用街道发的账号登录。</Box>
          <Box className={style.button}>
            <Button kind="second" wide icon="user" onTap={onSignIn}>
              登录
            </Button>
          </Box>
        </Card>
      )}
      <Section title="想当小红帽志愿者">
        <ListCard>
          <Row icon="edit" title="申请当志愿者" note="写姓名和电话，社区看过就行，不收钱。" onOpen={props.onApply} />
          <Row icon="key" title="用邀请码加入" note="街道或社区给了您 8 位码，点这里。" onOpen={props.onJoin} />
          <Row
            icon="door"
            title="走一走，问一句"
            note={`去企业和小店走访，核实一次得 ${visitPoints} 分，一年最多 ${yearCap} 分。积分是谢意，不是钱。`}
          />
        </ListCard>
      </Section>
    </Box>
  )
}

const Brand = () => (
  <Box className={style.brand}>
    <Icon name="cap" size="xl" className={style.cap} />
    <Box>
      <Box as="h2" className={style.name}>
        小红帽
      </Box>
      <Box className={style.text}>走一走，问一句，事情有人管</Box>
    </Box>
  </Box>
)
