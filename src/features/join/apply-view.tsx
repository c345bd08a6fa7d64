import { useState } from 'react'
import { type Skill, skillLabels, skills } from '#domain/people/skills'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { CheckGrid } from '../../ui/choices'
import { Filters } from '../../ui/desk'
import { TextArea } from '../../ui/field'
import { Section } from '../../ui/section'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { StatusTag } from '../../ui/status'
import { ConsentCard } from './consent-card'
import { isName, isPhone } from './fits'
import style from './join.module.scss'
import { NameAndPhone } from './name-and-phone'
import type { Wish } from './use-application'

type Own = { state: 'waiting' | 'approved' | 'refused' | 'withdrawn'; where: string; when: string; reason: string }

export interface ApplyViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  streetName: string
  communities: readonly { path: string; name: string }[]
  known: { name: string; phone: string } | null
  mayApply: boolean
  own?: Own
  busy: boolean
  requestId?: string
  onApply: (wish: Wish) => void
  onWithdraw: () => void
  onAgain: () => void
  onSignIn: () => void
  onRetry: () => void
}

/** 申请当志愿者: the form, or what became of it. */
export function ApplyView(props: ApplyViewProps) {
  const { stage, own } = props
  if (stage === 'loading')
    return (
      <>
        {props.offline && <OfflineBanner title="现在没连上。" text="连上了才能申请。" />}
        <Skeleton head rows={4} />
      </>
    )
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  return (
    <Box className={style.join}>
      {props.offline && <OfflineBanner title="现在没连上。" text="连上了才能交申请。" />}
      {!props.mayApply ? (
        <Empty
          title="请在微信里申请"
          text={'打开微信里的「小红帽」就能申请。\n有账号的，先登录再申请。'}
          action={{ label: '去登录', icon: 'user', onTap: props.onSignIn }}
        />
      ) : own ? (
        <OwnCard {...props} own={own} />
      ) : (
        <Form {...props} />
      )}
    </Box>
  )
}

const states = {
  waiting: { state: 'held', word: '社区正在看' },
  approved: { state: 'verified', word: '通过了' },
  refused: { state: 'refused', word: '没通过' },
  withdrawn: { state: 'withdrawn', word: '您撤回了' },
} as const satisfies Record<Own['state'], { state: string; word: string }>

function OwnCard({ own, offline, busy, onWithdraw, onAgain }: ApplyViewProps & { own: Own }) {
  const off = offline ? '连上网才能办' : undefined
  return (
    <Card>
      <Box as="h2" className={style.title}>
        {`申请加入${own.where}`}
      </Box>
      <Box className={style.small}>{own.when}交的</Box>
      <Box className={style.gap}>
        <StatusTag {...states[own.state]} />
      </Box>
      {own.reason !== '' && <Box className={style.gap}>{`社区写的原因：${own.reason}`}</Box>}
      <Box className={style.gap}>
        {own.state === 'waiting' ? (
          <Button kind="second" wide icon="undo" busy={busy && '正在撤回'} offBecause={off} onTap={onWithdraw}>
            撤回申请
          </Button>
        ) : (
          own.state !== 'approved' && (
            <Button wide icon="edit" offBecause={off} onTap={onAgain}>
              再申请一次
            </Button>
          )
        )}
      </Box>
    </Card>
  )
}

function Form({ streetName, communities, known, offline, busy, onApply }: ApplyViewProps) {
  const [wish, setWish] = useState<Wish>({ community: '', name: '', phone: '', skills: [], words: '' })
  const [agreed, setAgreed] = useState(false)
  const change = (part: Partial<Wish>): void => setWish((before) => ({ ...before, ...part }))
  const missing = offline ? '连上网才能交' : missingOf(wish, known !== null, agreed)
  return (
    <>
      <Box className={style.words}>{`在${streetName}走一走，问一句。社区看过后，就能记走访、攒积分，不收钱。`}</Box>
      <Card>
        <Filters
          selects={[
            {
              key: 'community',
              label: '社区',
              value: wish.community,
              options: [
                { value: '', label: '选您住的社区' },
                ...communities.map(({ path, name }) => ({ value: path, label: name })),
              ],
            },
          ]}
          onSelect={(_, community) => change({ community })}
        />
        {known ? (
          <Box className={style.gap}>{`${known.name}，${known.phone}`}</Box>
        ) : (
          <Box className={style.gap}>
            <NameAndPhone name={wish.name} phone={wish.phone} help="社区会打这个电话核对。" onChange={change} />
          </Box>
        )}
      </Card>
      <Section title="您擅长什么（可以不选）">
        <CheckGrid
          label="您擅长什么"
          choices={skills.map((value) => ({ value, label: skillLabels[value] }))}
          chosen={wish.skills}
          onChange={(chosen: Skill[]) => change({ skills: chosen })}
        />
        <Box className={style.gap}>
          <TextArea
            label="还想说的（可以不写）"
            value={wish.words}
            onChange={(words) => change({ words })}
            maxLength={200}
            lines={2}
          />
        </Box>
      </Section>
      <ConsentCard agreed={agreed} onChange={setAgreed} />
      <Box className={style.gap}>
        <Button wide icon="check" busy={busy && '正在交'} offBecause={missing} onTap={() => onApply(wish)}>
          交给社区
        </Button>
      </Box>
    </>
  )
}

function missingOf({ community, name, phone }: Wish, isKnown: boolean, agreed: boolean): string | undefined {
  if (community === '') return '选您住的社区'
  if (!isKnown && !isName(name)) return '写上姓名'
  if (!isKnown && !isPhone(phone)) return '手机号是 11 位'
  return agreed ? undefined : '看过加入说明，打个勾'
}
