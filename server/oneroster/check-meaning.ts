import type { FaultCode } from './faults.ts';
import type { TableName } from './tables.ts';

interface Rule {
  readonly field: string;
  readonly code: FaultCode;
  readonly holds: (at: (name: string) => string) => boolean;
}

const caseIdentifier: Rule = {
  field: 'learningObjectiveId',
  code: 'semantic.invalid_case_learning_objective_id',
  holds: (at) =>
    at('source') !== 'case' || /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(at('learningObjectiveId')),
};

/** What several values of one sound row must say together. */
export const rowRules: Partial<Record<TableName, Rule>> = {
  lineItems: {
    field: 'resultValueMin',
    code: 'semantic.invalid_score_range',
    holds: (at) =>
      at('resultValueMin') === '' ||
      at('resultValueMax') === '' ||
      Number(at('resultValueMin')) <= Number(at('resultValueMax')),
  },
  scoreScales: {
    field: 'scoreScaleValue',
    code: 'semantic.invalid_score_scale_mapping',
    holds: (at) =>
      at('scoreScaleValue')
        .split(',')
        .every((part) => /^\{[^{}:]+:[^{}:]+\}$/.test(part)),
  },
  lineItemLearningObjectiveIds: caseIdentifier,
  resultLearningObjectiveIds: caseIdentifier,
};
