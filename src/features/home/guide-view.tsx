import type { ReactNode } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { Icon } from '../../ui/icon'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import style from './guide.module.scss'

export interface GuideViewProps {
  /** Above everything: who is here. Nobody is greeted by the app's own name. */
  head?: ReactNode
  /** Points for one visit, and the most in a year. */
  visitPoints: number
  yearCap: number
  /** Only while nobody is signed in. */
  onSignIn?: () => void
}

/** The home of somebody without a role of the street: what this is, how to take part, whom to ask. */
export function GuideView({ head, visitPoints, yearCap, onSignIn }: GuideViewProps) {
  return (
    <Box className={style.guide}>
      {head ?? <Brand />}
      {onSignIn && (
        <Card>
          <Box as="h2" className={style.title}>
            已经有账号了？
          </Box>
          <Box className={style.text}>志愿者、网格员、社区和街道的同志，用街道发的账号登录。</Box>
          <Box className={style.button}>
            <Button wide icon="user" onTap={onSignIn}>
              登录
            </Button>
          </Box>
        </Card>
      )}
      <Section title="想当小红帽志愿者">
        <ListCard>
          <Row icon="pin" title="到您住的社区说一声" note="在社区办公室登记姓名和电话，不收钱。" />
          <Row icon="user" title="拿到账号，回来登录" note="以后都在这台手机上记，没信号也行。" />
          <Row
            icon="door"
            title="走一走，问一句"
            note={`去企业和小店走访，核实一次得 ${visitPoints} 分，一年最多 ${yearCap} 分。积分是谢意，不是钱。`}
          />
        </ListCard>
      </Section>
      <Section title="遇到难处">
        <ListCard>
          <Row icon="bubble" title="工资没发、有矛盾" note="到社区或街道大厅说，有人接待，不收钱。" />
          <Row icon="phone" title="打电话也行" note="12345 政务热线，12351 工会热线。" />
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
