import { type ReactNode, useState } from 'react'
import { type MediationOutcome, mediationOutcomeLabels, mediationOutcomes } from '#domain/mediation/mediation'
import { useLook } from '../../platform/appearance'
import { Box } from '../../ui/base'
import { ListCard } from '../../ui/card'
import { ChoiceGrid } from '../../ui/choices'
import { TextArea } from '../../ui/field'
import { Hint } from '../../ui/hint'
import type { IconName } from '../../ui/icon'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Sheet } from '../../ui/sheet'
import { TickList } from '../../ui/tick-list'
import style from './record.module.scss'

/** What is filled in; an answer that was not given yet is undefined. */
export interface MediationForm {
  bothAgreed: boolean
  outcome?: MediationOutcome
  words: string
}

export interface RecordViewProps {
  /** The chosen door, when there is one. */
  door?: { name: string; where: string; icon: IconName }
  /** Where another one is chosen. */
  picker: ReactNode
  form: MediationForm
  onForm: (form: MediationForm) => void
  /** What was typed stands on the phone. */
  safe: boolean
  points: number
  /** Desk: the button stands under the form. */
  foot?: ReactNode
}

const outcomes = mediationOutcomes.map((value) => ({ value, label: mediationOutcomeLabels[value] }))

/** 记一次调解: where, whether both sides wanted it, how it ended, one sentence. */
export function RecordView(props: RecordViewProps) {
  const { door, form, onForm, safe } = props
  const [choosing, setChoosing] = useState(false)
  const { care } = useLook()
  const change = door ? '换一家' : '去选'
  return (
    <Box className={style.record}>
      <Section title="在哪一家谈的？">
        <ListCard>
          <Row
            title={door?.name ?? '选一家'}
            note={door?.where ?? '扫门口的码，或者写名称找'}
            icon={door?.icon ?? 'door'}
            trailing={care ? undefined : <Box className={style.change}>{change}</Box>}
            trailingLabel={change}
            onOpen={() => setChoosing(true)}
          />
        </ListCard>
      </Section>
      <Section title="两边都愿意吗？">
        <TickList
          label="两边都愿意吗？"
          items={[{ key: 'both', label: '两边都愿意谈，也同意我来牵头', note: '有一边不愿意，就不算调解' }]}
          ticked={form.bothAgreed ? ['both'] : []}
          onChange={(ticked) => onForm({ ...form, bothAgreed: ticked.length > 0 })}
        />
      </Section>
      <Section title="谈得怎么样？">
        <ChoiceGrid
          label="谈得怎么样？"
          columns={3}
          choices={outcomes}
          value={form.outcome}
          onChange={(outcome) => onForm({ ...form, outcome })}
        />
      </Section>
      <Box className={style.words}>
        <TextArea
          label="怎么谈的，写一句"
          help={form.words === '' ? '说个大概就行，不用写姓名和电话。' : savedWords(safe)}
          value={form.words}
          onChange={(words) => onForm({ ...form, words })}
          maxLength={300}
          lines={3}
        />
      </Box>
      <Hint icon="shield">{`调解员会看一看，核实了得 ${props.points} 分。没信号也能记，有信号就自动发。`}</Hint>
      {props.foot}
      <Sheet open={choosing} title="换一家" onClose={() => setChoosing(false)}>
        {props.picker}
      </Sheet>
    </Box>
  )
}

const savedWords = (safe: boolean): string => (safe ? '已自动保存在手机里。' : '手机存满了，先别关这一页。')
