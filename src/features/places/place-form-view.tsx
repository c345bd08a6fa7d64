import { type PlaceKind, placeKindLabels, placeKinds } from '#domain/place/place'
import { type StaffBand, staffBandLabels, staffBands } from '#domain/place/registry'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { ChoiceGrid } from '../../ui/choices'
import { type FilterSelect, Filters } from '../../ui/desk'
import { Section } from '../../ui/section'
import { Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { placeIcons } from '../visits/visit-words'
import { ChainPart } from './chain-part'
import { CompliancePart } from './compliance-part'
import { type Asked, Fields } from './fields'
import type { Faults, PlaceDraft } from './place-draft'
import style from './places.module.scss'

export interface PlaceFormViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  isNew: boolean
  draft: PlaceDraft
  faults: Faults
  missing?: string
  areas: FilterSelect['options']
  enterpriseGrids: FilterSelect['options']
  /** Somebody to call is known already: left empty, it stays. */
  hasContact: boolean
  busy: boolean
  requestId?: string
  onSet: (more: Partial<PlaceDraft>) => void
  /** Undefined where there is no map to choose on. */
  onLocate?: () => void
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
            selects={[select('orgPath', '社区或网格', draft.orgPath, '选社区或网格', props.areas)]}
            onSelect={(_, orgPath) => onSet({ orgPath })}
            chips={draft.kind === 'company' ? [{ key: 'invested', label: '招商引资来的', on: draft.invested }] : []}
            onChip={() => onSet({ invested: !draft.invested })}
          />
        </Box>
      </Card>
      <RegisteredPart {...props} />
      <WherePart {...props} />
      <ContactPart {...props} />
      <Box className={style.part}>
        {draft.kind === 'site' && (
          <ChainPart
            contractors={draft.contractors}
            faults={props.faults}
            onChange={(contractors) => onSet({ contractors })}
          />
        )}
        {draft.kind === 'company' && <CompliancePart draft={draft} faults={props.faults} onSet={onSet} />}
      </Box>
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

const RegisteredPart = (props: PlaceFormViewProps) => {
  const { draft, onSet } = props
  return (
    <Section title="登记资料" note="不知道的可以空着">
      <Card>
        <Fields {...props} first fields={registered} />
        <Box className={style.after}>
          <Filters
            selects={[
              ...(draft.staff === '' ? [select('staffBand', '大概多少人', draft.staffBand, '大概多少人', bands)] : []),
              ...(draft.kind === 'home' || draft.kind === 'public' || props.enterpriseGrids.length === 0
                ? []
                : [select('enterpriseGrid', '企业网格', draft.enterpriseGrid, '不在企业网格', props.enterpriseGrids)]),
            ]}
            onSelect={(key, value) =>
              onSet(key === 'staffBand' ? { staffBand: value as StaffBand | '' } : { enterpriseGrid: value })
            }
          />
        </Box>
      </Card>
    </Section>
  )
}

const WherePart = (props: PlaceFormViewProps) => (
  <Section title="在哪儿" note="不知道的可以空着">
    <Card>
      <Fields {...props} first fields={where(props.onLocate !== undefined)} />
      {props.onLocate && (
        <Box className={style.after}>
          <Button kind="second" size="m" icon="pin" onTap={props.onLocate}>
            在地图上选
          </Button>
        </Box>
      )}
    </Card>
  </Section>
)

const ContactPart = (props: PlaceFormViewProps) => (
  <Section title="联系人" note={props.hasContact ? '已经有了，空着就不改' : '加密保存，志愿者看不到'}>
    <Card>
      <Fields {...props} first fields={contact} />
      {props.hasContact && (
        <Box className={style.after}>
          <Filters
            chips={[{ key: 'drop', label: '不留联系人了', on: props.draft.dropContact }]}
            onChip={() => props.onSet({ dropContact: !props.draft.dropContact })}
          />
        </Box>
      )}
    </Card>
  </Section>
)

const select = (
  key: string,
  label: string,
  value: string,
  empty: string,
  options: FilterSelect['options'],
): FilterSelect => ({ key, label, value, options: [{ value: '', label: empty }, ...options] })

const bands = staffBands.map((value) => ({ value, label: staffBandLabels[value] }))
const names: readonly Asked[] = [{ key: 'name', label: '名称', most: 40 }]
const registered: readonly Asked[] = [
  { key: 'creditCode', label: '统一社会信用代码', most: 24 },
  { key: 'legalName', label: '登记名称', most: 60 },
  { key: 'aliases', label: '别名（用“、”隔开）', most: 100 },
  { key: 'industry', label: '行业', most: 20 },
  { key: 'staff', label: '用工人数', kind: 'digits', most: 6 },
]
const where = (hasMap: boolean): readonly Asked[] => [
  { key: 'address', label: '地址', most: 80 },
  {
    ...{ key: 'location', label: '地图上的位置', most: 40, placeholder: '31.2304, 121.4737' },
    help: hasMap ? '点下面的按钮，在地图上点出来。' : '从腾讯地图、高德地图里复制坐标，贴在这里。',
  },
]
const contact: readonly Asked[] = [
  { key: 'contactName', label: '联系人', most: 20 },
  { key: 'contactPhone', label: '联系电话', kind: 'tel', most: 14 },
]
