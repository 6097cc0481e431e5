export const standards = {
  zh: {
    name: '模范城自评', title: '{unit}{year}年自评综合得分 {score} 分（目标 {target} 分）', titleVeto: '{unit}{year}年触发否决，不出分：{names}', titleNone: '{year}年没有可用的测评标准', titleUnscored: '{unit}{year}年还没有可评价的条目',
    noneHint: '先在台账登记创建周期并导入本省的测评标准，再逐条自评。', cycle: '{name} · 标准版本：{editions}', example: '示例分值', print: '打印', toIndicator: '综合得分（M2）', items: '测评标准台账', scores: '自评得分台账', import: '导入标准或自评',
    points: '{earned} / {points} 分', noneJudged: '暂无可评价的条目', bonusOf: '加分 {points}', unjudgedOf: '{count} 条暂无法评价', kinds: { basic: '基础', bonus: '加分项', veto: '否决项' },
    vetoedWord: '已触发', clear: '未触发', measured: '{value}（应达 {expected}）', notScored: '尚未自评', selfOf: '自评 {points}', reviewedOf: '复核 {points}',
    self: '自评分', reviewed: '复核分', vetoed: '本年触发了这一否决项', deduction: '扣分原因', evidence: '佐证材料', documents: '佐证档案', history: '改动记录', edit: '填写', saved: '{code} 已保存',
    handHint: '分值 {points} 分；有复核分的以复核分计入。', measuredHint: '得分由指标 {indicator} 计算，不能手填；可写明扣分原因和佐证。', vetoHint: '触发任一否决项，综合得分不出分。',
    how: '综合得分由指标 M2 计算：基础项按指标完成情况或自评、复核分折成百分，再加加分项；暂无法评价的条目不计入满分。',
  },
  en: {
    name: 'Self-score', title: '{unit} scores {score} points in {year} (target {target})', titleVeto: '{unit} has no score in {year}; vetoed by {names}', titleNone: 'No standard holds for {year}', titleUnscored: 'Nothing of {unit} can be judged in {year} yet',
    noneHint: 'Enter a creation cycle and import your province’s standard first, then score item by item.', cycle: '{name} · edition: {editions}', example: 'example points', print: 'Print', toIndicator: 'Total score (M2)', items: 'Standard items', scores: 'Scores', import: 'Import a standard or scores',
    points: '{earned} / {points} points', noneJudged: 'nothing can be judged', bonusOf: 'bonus {points}', unjudgedOf: '{count} cannot be judged', kinds: { basic: 'basic', bonus: 'bonus', veto: 'veto' },
    vetoedWord: 'vetoed', clear: 'clear', measured: '{value} (planned {expected})', notScored: 'not scored', selfOf: 'own {points}', reviewedOf: 'checked {points}',
    self: 'Own score', reviewed: 'Checked score', vetoed: 'This veto holds this year', deduction: 'Why points are missing', evidence: 'Evidence', documents: 'Papers', history: 'Changes', edit: 'Score', saved: '{code} saved',
    handHint: 'Worth {points} points; a checked score counts before the own one.', measuredHint: 'The points follow from indicator {indicator} and cannot be typed; say why points are missing and what it rests on.', vetoHint: 'Any veto leaves no total score.',
    how: 'The total is indicator M2: basic items by their indicator or by own and checked points, put to a hundred, plus bonuses; what cannot be judged is left out.',
  },
}
