import { contractorLabels, contractorParts, mostContractors } from '#domain/place/registry'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { ChoiceGrid } from '../../ui/choices'
import { TextField } from '../../ui/field'
import { Section } from '../../ui/section'
import type { ContractorDraft, Faults } from './place-draft'
import style from './places.module.scss'

interface ChainPartProps {
  contractors: readonly ContractorDraft[]
  faults: Faults
  onChange: (contractors: readonly ContractorDraft[]) => void
}

/** Of a site: who stands in the chain of its wages, one card for each firm. */
export function ChainPart({ contractors, faults, onChange }: ChainPartProps) {
  const put = (at: number, more: Partial<ContractorDraft>): void =>
    onChange(contractors.map((one, index) => (index === at ? { ...one, ...more } : one)))
  return (
    <Section title="承包链" note="工资先找总包">
      {contractors.map((one, index) => (
        // Firms have no name of their own while they are being written: their place in the chain is what they are known by.
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves within the chain
        <Box key={index} className={style.firm}>
          <Card>
            <ChoiceGrid
              label={`第 ${index + 1} 家是什么？`}
              columns={3}
              choices={contractorParts.map((value) => ({ value, label: contractorLabels[value] }))}
              value={one.part}
              onChange={(part) => put(index, { part })}
            />
            <Box className={style.fields}>
              <Box className={style.one}>
                <TextField
                  label={`第 ${index + 1} 家的名字`}
                  value={one.name}
                  onChange={(name) => put(index, { name })}
                  error={faults[`contractors.${index}`]}
                  maxLength={60}
                  autoComplete="off"
                />
              </Box>
              <Box className={style.one}>
                <TextField
                  label="信用代码（不知道就空着）"
                  value={one.creditCode}
                  onChange={(creditCode) => put(index, { creditCode })}
                  maxLength={24}
                  autoComplete="off"
                />
              </Box>
            </Box>
            <Button
              kind="text"
              size="m"
              icon="minus"
              onTap={() => onChange(contractors.filter((_, other) => other !== index))}
            >
              {`去掉第 ${index + 1} 家`}
            </Button>
          </Card>
        </Box>
      ))}
      <Button
        kind="second"
        size="m"
        icon="plus"
        offBecause={contractors.length >= mostContractors ? `最多写 ${mostContractors} 家` : undefined}
        onTap={() => onChange([...contractors, { part: nextPart(contractors), name: '', creditCode: '' }])}
      >
        加一家
      </Button>
    </Section>
  )
}

/** A general contractor first, then a subcontractor, then who sends the workers. */
const nextPart = (chain: readonly ContractorDraft[]): ContractorDraft['part'] =>
  contractorParts.find((part) => !chain.some((one) => one.part === part)) ?? 'labour'
