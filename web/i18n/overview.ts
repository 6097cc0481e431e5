export const overview = {
  zh: {
    failedWhat: '{what}载入失败',
    filters: {
      title: '筛选', year: '年份', half: '半年', quarter: '季度', month: '月份', period: '时段', unit: '单位', subdistrict: '街道',
      yearName: '{year}年', allSubdistricts: '全部街道', noUnit: '没有这个单位',
      groups: { member: '地方成员单位', military: '驻区部队', other: '其他单位' },
      periods: {
        year: '全年', h1: '上半年', h2: '下半年', q1: '一季度', q2: '二季度', q3: '三季度', q4: '四季度',
        m1: '1月', m2: '2月', m3: '3月', m4: '4月', m5: '5月', m6: '6月', m7: '7月', m8: '8月', m9: '9月', m10: '10月', m11: '11月', m12: '12月',
      },
    },
    empty: {
      not_due: { title: '未到期', hint: '这一时段还没有过完，到期后再评价。' },
      not_reported: { title: '未上报', hint: '还没有收到这一时段的台账，请联系单位补报。' },
      zero: { title: '上报为零', hint: '单位已上报，其中没有符合条件的记录。' },
      no_result: { title: '筛选无结果', hint: '换一个年份、时段、单位或街道再看。' },
      no_permission: { title: '无权限', hint: '你的角色看不到这些内容，需要时请联系系统管理员。' },
      no_data: { title: '还没有数据', hint: '导入台账后，这里会自动显示。' },
    },
  },
  en: {
    failedWhat: '{what} could not be loaded',
    filters: {
      title: 'Filters', year: 'Year', half: 'Half-year', quarter: 'Quarter', month: 'Month', period: 'Period', unit: 'Unit', subdistrict: 'Sub-district',
      yearName: '{year}', allSubdistricts: 'All sub-districts', noUnit: 'No such unit',
      groups: { member: 'Civilian member units', military: 'Garrison units', other: 'Other organizations' },
      periods: {
        year: 'Year', h1: 'First half', h2: 'Second half', q1: 'Q1', q2: 'Q2', q3: 'Q3', q4: 'Q4',
        m1: 'January', m2: 'February', m3: 'March', m4: 'April', m5: 'May', m6: 'June',
        m7: 'July', m8: 'August', m9: 'September', m10: 'October', m11: 'November', m12: 'December',
      },
    },
    empty: {
      not_due: { title: 'Not due yet', hint: 'This period has not ended; it is judged once it has.' },
      not_reported: { title: 'Not reported', hint: 'No ledger has come in for this period; ask the unit for it.' },
      zero: { title: 'Reported as zero', hint: 'The unit has reported, and nothing in it fits.' },
      no_result: { title: 'Nothing fits the filters', hint: 'Try another year, period, unit or sub-district.' },
      no_permission: { title: 'No permission', hint: 'Your role does not see this; ask the administrator if you need it.' },
      no_data: { title: 'No data yet', hint: 'It appears here once ledgers are imported.' },
    },
  },
}
