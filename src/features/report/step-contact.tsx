import { useState } from 'react'
import { reportConsent } from '#domain/report/consent'
import { referralCodeIn, referralCodeLength } from '#domain/report/referral'
import { type Openness, openness, opennessLabels } from '#domain/report/report'
import { phoneIn, type ReportDraft, type Step } from '../../client/report-draft'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ListCard } from '../../ui/card'
import { TextField } from '../../ui/field'
import { Hint, Notice } from '../../ui/hint'
import type { IconName } from '../../ui/icon'
import { Row } from '../../ui/row'
import { PickList } from '../../ui/row/pick-list'
import { go } from '../../ui/shell'
import { Below, Question } from './question'
import { questions, summaryOf } from './report-words'
import type { StepProps } from './step-what'
import style from './steps.module.scss'

export interface StepContactProps extends StepProps {
  /** Why the street did not take it, and which field that is about. */
  problem?: { message: string; field?: string }
  /** One more look at an earlier step. */
  onStep: (step: Step) => void
}

/** Step 5: how much of oneself one gives, everything read over once more, and what is kept of it. */
export function StepContact(props: StepContactProps) {
  const { draft, onChange, first, problem, onStep } = props
  const lines = summaryOf(draft).filter(({ step }) => step < 5)
  return (
    <>
      <Box>
        {problem && problem.field !== 'referralCode' && (
          <Notice tone="late" title="这次没交上" text={problem.message} />
        )}
      </Box>
      <Question first={first}>{questions[5]}</Question>
      <PickList
        label={questions[5]}
        items={openness.map((key) => ({ key, title: opennessLabels[key], ...meaningOf[key] }))}
        chosen={draft.openness ?? undefined}
        chosenWord="选了"
        onChoose={(key) => onChange({ openness: key as Openness })}
      />
      <Below>
        {draft.openness === 'anonymous' && <Hint icon="key">以后只凭回执号联系您，交完请一定存好。</Hint>}
        {draft.openness !== null && draft.openness !== 'anonymous' && <Contact draft={draft} onChange={onChange} />}
      </Below>
      <Box>
        <Referral {...props} />
      </Box>
      <Question>再看一遍</Question>
      <ListCard label="您说的">
        {lines.map(({ step, label, words }) => (
          <Row key={step} title={words} note={label} trailingLabel="改一改" onOpen={() => onStep(step)} />
        ))}
      </ListCard>
      <Below>
        <Hint icon="shield">{reportConsent.words}</Hint>
        <Button kind="text" size="m" icon="doc" onTap={() => go(noticePath)}>
          看看隐私说明
        </Button>
      </Below>
    </>
  )
}

const noticePath = '/packages/own/privacy/index'

const meaningOf = {
  named: { note: '街道和调解员都能给您打电话，办得最快。', icon: 'user' },
  mediatorOnly: { note: '只有办这件事的调解员知道您是谁。', icon: 'handshake' },
  anonymous: { note: '谁也不知道是您。问不清的地方，办起来会慢。', icon: 'eye-off' },
} as const satisfies Record<Openness, { note: string; icon: IconName }>

function Contact({ draft, onChange }: Pick<StepContactProps, 'draft' | 'onChange'>) {
  const { name, phone } = draft
  const wrong = phone.replace(/\D/g, '').length >= 11 && phoneIn(phone) === undefined
  return (
    <Box className={style.fields}>
      <TextField
        label="怎么称呼您"
        value={name}
        onChange={(text) => onChange({ name: text })}
        maxLength={20}
        autoComplete="name"
        help="写姓也行，比如：王师傅。"
      />
      <TextField
        kind="tel"
        label="手机号"
        value={phone}
        onChange={(text) => onChange({ phone: text })}
        maxLength={20}
        autoComplete="tel-national"
        error={wrong ? '手机号是 11 位，请再看看' : undefined}
      />
    </Box>
  )
}

/** A volunteer's code, for whoever was told of this by one. Nobody else needs to see the field. */
function Referral({ draft, onChange, problem }: StepContactProps) {
  const { referralCode } = draft
  const [open, setOpen] = useState(referralCode !== '')
  if (!open)
    return (
      <Button kind="text" size="m" icon="plus" onTap={() => setOpen(true)}>
        有志愿者给过您介绍码
      </Button>
    )
  return (
    <Box className={style.fields}>
      <TextField
        label="志愿者的介绍码"
        value={referralCode}
        onChange={(text) => onChange({ referralCode: text.toUpperCase() })}
        maxLength={referralCodeLength + 2}
        help={`${referralCodeLength} 位字母和数字，空着也一样收。他看不到您说了什么。`}
        error={referralProblem(referralCode, problem)}
      />
    </Box>
  )
}

function referralProblem(typed: ReportDraft['referralCode'], problem: StepContactProps['problem']): string | undefined {
  if (problem?.field === 'referralCode') return problem.message
  const whole = typed.replace(/[\s-]/g, '').length >= referralCodeLength
  return whole && referralCodeIn(typed) === undefined ? `介绍码是 ${referralCodeLength} 位，请再看看` : undefined
}
