import { type PlaceKind, placeKindLabels, placeKinds } from '#domain/place/place'
import { mediationBodies, mediationBodyLabels } from '#domain/place/registry'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { ChoiceGrid } from '../../ui/choices'
import { type FilterSelect, Filters } from '../../ui/desk'
import { TextField } from '../../ui/field'
import { Section } from '../../ui/section'
import { Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { placeIcons } from '../visits/visit-words'
import type { PlaceDraft, TextKey } from './place-draft'
import style from './places.module.scss'

export interface PlaceFormViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  isNew: boolean
  draft: PlaceDraft
  faults: Partial<Record<TextKey, string>>
  missing?: string
  areas: FilterSelect['options']
  /** Somebody to call is known already: left empty, it stays. */
  hasContact: boolean
  busy: boolean
  requestId?: string
  onSet: (more: Partial<PlaceDraft>) => void
  onHand: () => void
  onRetry: () => void
}

/** A place is written down: name and grid are enough for a stall; firms and sites have more to say. */
export function PlaceFormView(props: PlaceFormViewProps) {
  const { stage, offline, draft, onSet } = props
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  if (stage === 'loading') return <Skeleton rows={6} />
  return (
    <Box className={style.places}>
      {offline && <OfflineBanner title="现在没连上。" text="可以先填，连上了再交。" />}
      <Card>
        <ChoiceGrid<PlaceKind>
          label="是什么地方？"
          columns={3}
          choices={placeKinds.map((value) => ({ value, label: placeKindLabels[value], icon: placeIcons[value] }))}
          value={draft.kind}
          onChange={(kind) => onSet({ kind })}
        />
        <Fields {...props} fields={names} />
        <Box className={style.after}>
          <Filters
            selects={[
              {
                key: 'orgPath',
                label: '社区或网格',
                value: draft.orgPath,
                options: [{ value: '', label: '选社区或网格' }, ...props.areas],
              },
            ]}
            onSelect={(_, orgPath) => onSet({ orgPath })}
            chips={draft.kind === 'company' ? [{ key: 'invested', label: '招商引资来的', on: draft.invested }] : []}
            onChip={() => onSet({ invested: !draft.invested })}
          />
        </Box>
      </Card>
      <Section title="登记资料" note="不知道的可以空着">
        <Card>
          <Fields {...props} fields={registered} />
        </Card>
      </Section>
      <Section title="联系人" note={props.hasContact ? '已经有了，空着就不改' : '加密保存，志愿者看不到'}>
        <Card>
          <Fields {...props} fields={contact} />
        </Card>
      </Section>
      {draft.kind === 'site' && (
        <Section title="承包链" note="几家用“；”隔开，代码写在括号里">
          <Card>
            <Fields {...props} fields={chain} />
          </Card>
        </Section>
      )}
      {draft.kind === 'company' && <CompliancePart {...props} />}
      <Box className={style.after}>
        <Button
          wide
          icon="check"
          busy={props.busy && '正在记'}
          offBecause={offline ? '连上网才能交' : props.missing}
          onTap={props.onHand}
        >
          {props.isNew ? '登记这一家' : '改好了'}
        </Button>
      </Box>
    </Box>
  )
}

const CompliancePart = (props: PlaceFormViewProps) => (
  <Section title="达标" note="没有的空着">
    <Card>
      <ChoiceGrid
        label="调解组织"
        columns={3}
        choices={mediationBodies.map((value) => ({ value, label: mediationBodyLabels[value] }))}
        value={props.draft.mediation}
        onChange={(mediation) => props.onSet({ mediation })}
      />
      <Fields {...props} fields={terms} />
    </Card>
  </Section>
)

interface Asked {
  key: TextKey
  label: string
  kind?: 'digits' | 'tel' | 'date'
  most?: number
}

const names: readonly Asked[] = [{ key: 'name', label: '名称', most: 40 }]
const registered: readonly Asked[] = [
  { key: 'creditCode', label: '统一社会信用代码', most: 24 },
  { key: 'legalName', label: '登记名称', most: 60 },
  { key: 'aliases', label: '别名（用“、”隔开）', most: 100 },
  { key: 'industry', label: '行业', most: 20 },
  { key: 'staff', label: '用工人数', kind: 'digits', most: 6 },
  { key: 'address', label: '地址', most: 80 },
]
const contact: readonly Asked[] = [
  { key: 'contactName', label: '联系人', most: 20 },
  { key: 'contactPhone', label: '联系电话', kind: 'tel', most: 14 },
]
const chain: readonly Asked[] = [
  { key: 'general', label: '总包', most: 200 },
  { key: 'sub', label: '分包', most: 200 },
  { key: 'labour', label: '劳务公司', most: 200 },
]
const terms: readonly Asked[] = [
  { key: 'collectiveFrom', label: '集体合同签订日', kind: 'date' },
  { key: 'collectiveTo', label: '集体合同到期日', kind: 'date' },
  { key: 'womensFrom', label: '女职工合同签订日', kind: 'date' },
  { key: 'womensTo', label: '女职工合同到期日', kind: 'date' },
  { key: 'harmonyFrom', label: '和谐企业授予日', kind: 'date' },
  { key: 'harmonyTo', label: '和谐企业到期日', kind: 'date' },
]

const Fields = ({ draft, faults, fields, onSet }: PlaceFormViewProps & { fields: readonly Asked[] }) => (
  <Box className={style.fields}>
    {fields.map(({ key, label, kind, most }) => (
      <Box key={key} className={style.one}>
        <TextField
          label={label}
          kind={kind ?? 'text'}
          value={draft[key]}
          onChange={(text) => onSet({ [key]: text })}
          error={faults[key]}
          maxLength={most}
          autoComplete="off"
        />
      </Box>
    ))}
  </Box>
)
