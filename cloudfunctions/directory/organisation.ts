import type { AnswerOf, ParsedInputOf } from '#domain/contract/index'
import type { OrganisationRow } from '#domain/contract/organisation'
import { granted, type Result } from '#domain/kernel/result'
import { sightOf } from '#domain/organisation/mask'
import { orgIdOf, pathsAbove } from '#domain/organisation/organisation'
import type { OrgPath } from '#domain/organisation/path'
import type { GrantedCall } from '../kit/route'
import { command } from '../kit/store'
import { mayEdit } from './organisations'
import { noOrganisation, reaches, streetIdOf } from './reach'
import { rowOf } from './view'

/** A grid has a dozen volunteers; a page of choices is long enough at this. */
const mostCandidates = 60

/**
 * One organisation with what stands above it; of a grid also who may sit there.
 * Round trips: identity; the organisation with those above it, its grids, its people side by side.
 */
export async function organisation(
  call: GrantedCall,
  { path }: ParsedInputOf<'directory', 'organisation'>,
): Promise<Result<AnswerOf<'directory', 'organisation'>>> {
  if (!reaches(call.grant, path)) return noOrganisation()
  const edits = mayEdit(call, path)
  const ids = pathsAbove(path).map(orgIdOf)
  const [line, below, people] = await Promise.all([
    call.store.find('organisations', { _id: command.in(ids) }, { limit: ids.length }),
    call.store.find('organisations', openGridsOf(path), { limit: mostGrids }),
    edits ? call.store.find('users', { streetId: streetIdOf(path), orgPath: path }, { limit: mostCandidates }) : [],
  ])
  const found = line.find(({ orgPath }) => orgPath === path)
  if (!found) return noOrganisation()
  const namesShown = sightOf('team.name', call.grant.roles) === 'full'
  return granted({
    ...rowOf(found, call.grant.roles, below),
    above: line
      .filter(({ orgPath, kind }) => orgPath !== path && kind !== 'district')
      .sort((a, b) => a.orgPath.length - b.orgPath.length)
      .map(({ orgPath, name }) => ({ path: orgPath, name })),
    mayEdit: edits,
    candidates: found.kind === 'grid' && namesShown ? people.map(({ _id, name }) => ({ userId: _id, name })) : [],
  })
}

/** The row of one organisation, as it stands after a change. Round trips: organisation and its grids side by side. */
export async function rowAt(call: GrantedCall, path: OrgPath): Promise<Result<{ row: OrganisationRow }>> {
  if (!reaches(call.grant, path)) return noOrganisation()
  const [found, below] = await Promise.all([
    call.store.get('organisations', orgIdOf(path)),
    call.store.find('organisations', openGridsOf(path), { limit: mostGrids }),
  ])
  return found ? granted({ row: rowOf(found, call.grant.roles, below) }) : noOrganisation()
}

const mostGrids = 100
const openGridsOf = (path: OrgPath) => ({ streetId: streetIdOf(path), kind: 'grid', parentPath: path, closedOn: null })
