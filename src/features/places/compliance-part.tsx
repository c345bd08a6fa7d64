import { mediationBodies, mediationBodyLabels } from '#domain/place/registry'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { ChoiceGrid } from '../../ui/choices'
import { Section } from '../../ui/section'
import { type Asked, Fields, type FieldsProps } from './fields'
import type { TextKey } from './place-draft'

interface Term {
  name: string
  from: TextKey
  through: TextKey
  fields: readonly Asked[]
}

const termOf = (name: string, begun: string, from: TextKey, through: TextKey): Term => ({
  ...{ name, from, through },
  fields: [
    { key: from, label: `${name}${begun}`, kind: 'date' },
    { key: through, label: `${name}到期日`, kind: 'date' },
  ],
})

const terms: readonly Term[] = [
  termOf('集体合同', '签订日', 'collectiveFrom', 'collectiveTo'),
  termOf('女职工合同', '签订日', 'womensFrom', 'womensTo'),
  termOf('和谐企业', '授予日', 'harmonyFrom', 'harmonyTo'),
]

/** What a firm has of what it should have, and through which day. */
export const CompliancePart = (props: Omit<FieldsProps, 'fields'>) => (
  <Section title="达标" note="没有的空着">
    <Card>
      <ChoiceGrid
        label="调解组织"
        columns={3}
        choices={mediationBodies.map((value) => ({ value, label: mediationBodyLabels[value] }))}
        value={props.draft.mediation}
        onChange={(mediation) => props.onSet({ mediation })}
      />
      {terms.map(({ name, from, through, fields }) => (
        <Box key={name}>
          <Fields {...props} fields={fields} />
          <Box>
            {(props.draft[from] !== '' || props.draft[through] !== '') && (
              <Button kind="text" size="m" icon="minus" onTap={() => props.onSet({ [from]: '', [through]: '' })}>
                {`清掉${name}的日子`}
              </Button>
            )}
          </Box>
        </Box>
      ))}
    </Card>
  </Section>
)
