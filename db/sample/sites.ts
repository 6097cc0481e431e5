import type { Values } from '../record.ts'
import { addressIn, positionIn } from './district.ts'
import { garrisonUnits } from './organizations.ts'
import type { Random } from './random.ts'

type SiteKind = 'welfare_home' | 'elder_home' | 'school' | 'community' | 'green_base' | 'memorial' | 'education_base'

export const leifengSite = '海伦路福利院'
export const warmthSite = '星光之家老年公寓'
export const greeningSite = '岚湾双拥林'

/** Served since 2010, then left alone for two years. */
export const siteWithGap = '石屿敬老院'
export const gapYears = (year: number) => [year - 3, year - 2]

/** The 45 partner sites: kind, name, sub-district, first year, owner. */
const sites: readonly (readonly [SiteKind, name: string, subdistrict: string, since: number, owner: string])[] = [
  ['welfare_home', leifengSite, '松涛街道', 1995, '区民政局'],
  ['welfare_home', '岚湾儿童福利院', '海澜街道', 2003, '区民政局'],
  ['welfare_home', siteWithGap, '石屿街道', 2010, '区民政局'],
  ['elder_home', warmthSite, '云帆街道', 2004, '区民政局'],
  ['elder_home', '松涛颐养老年公寓', '松涛街道', 2012, '区民政局'],
  ['elder_home', '海澜康乐老年公寓', '海澜街道', 2009, '区民政局'],
  ['elder_home', '望潮夕阳红老年公寓', '望潮街道', 2015, '区民政局'],
  ['elder_home', '鹭湾福寿老年公寓', '鹭湾街道', 2018, '区民政局'],
  ['elder_home', '金滩安康老年公寓', '金滩街道', 2020, '区民政局'],
  ['school', '松涛小学', '松涛街道', 2001, '松涛小学'],
  ['school', '海澜小学', '海澜街道', 2006, '海澜小学'],
  ['school', '云帆小学', '云帆街道', 2008, '云帆小学'],
  ['school', '望潮小学', '望潮街道', 2011, '望潮小学'],
  ['school', '听浪小学', '听浪街道', 2013, '听浪小学'],
  ['school', '石屿中学', '石屿街道', 2014, '石屿中学'],
  ['school', '青屏中学', '青屏街道', 2016, '青屏中学'],
  ['school', '沙岭中学', '沙岭街道', 2017, '沙岭中学'],
  ['school', '鹭湾小学', '鹭湾街道', 2019, '鹭湾小学'],
  ['school', '金滩中学', '金滩街道', 2021, '金滩中学'],
  ['community', '听涛社区双拥之家', '松涛街道', 2007, '听涛社区'],
  ['community', '松岭社区双拥之家', '松涛街道', 2013, '松岭社区'],
  ['community', '观澜社区双拥之家', '海澜街道', 2008, '观澜社区'],
  ['community', '扬帆社区双拥之家', '云帆街道', 2010, '扬帆社区'],
  ['community', '云霄社区双拥之家', '云帆街道', 2018, '云霄社区'],
  ['community', '观潮社区双拥之家', '望潮街道', 2012, '观潮社区'],
  ['community', '浪琴社区双拥之家', '听浪街道', 2015, '浪琴社区'],
  ['community', '石桥社区双拥之家', '石屿街道', 2016, '石桥社区'],
  ['community', '翠屏社区双拥之家', '青屏街道', 2011, '翠屏社区'],
  ['community', '沙河社区双拥之家', '沙岭街道', 2019, '沙河社区'],
  ['community', '白鹭社区双拥之家', '鹭湾街道', 2014, '白鹭社区'],
  ['community', '银滩社区双拥之家', '金滩街道', 2009, '银滩社区'],
  ['green_base', greeningSite, '松涛街道', 1998, '区自然资源局'],
  ['green_base', '青屏山军民共建林', '青屏街道', 2005, '区自然资源局'],
  ['green_base', '沙岭义务植树基地', '沙岭街道', 2010, '区自然资源局'],
  ['green_base', '石屿滨海防护林', '石屿街道', 2012, '区自然资源局'],
  ['green_base', '金滩滨海绿化带', '金滩街道', 2017, '区自然资源局'],
  ['memorial', '岚湾革命烈士陵园', '沙岭街道', 1997, '区退役军人事务局'],
  ['memorial', '青屏山烈士纪念碑', '青屏街道', 2002, '区退役军人事务局'],
  ['memorial', '望潮烈士事迹陈列馆', '望潮街道', 2014, '区退役军人事务局'],
  ['education_base', '岚湾国防教育馆', '云帆街道', 2006, '区委宣传部'],
  ['education_base', '云帆青少年国防教育基地', '云帆街道', 2015, '区教体局'],
  ['education_base', '海澜海洋科普馆', '海澜街道', 2016, '区海洋发展局'],
  ['education_base', '听浪航海文化馆', '听浪街道', 2013, '区文旅局'],
  ['education_base', '鹭湾双拥主题公园', '鹭湾街道', 2019, '区文旅局'],
  ['education_base', '松涛拥军故事馆', '松涛街道', 2020, '区退役军人事务局'],
]

/** Rows of the workbook 共建点. Each site has one or two garrison units that serve it. */
export function siteRows(organization: (name: string) => number, random: Random): Values[] {
  return sites.map(([kind, name, subdistrict, since, owner], index) => {
    const units = [garrisonUnits[index % garrisonUnits.length] ?? '', ...random.chance(0.4) ? [random.pick(garrisonUnits)] : []]
    return {
      name, kind, subdistrict_id: organization(subdistrict),
      address: name === leifengSite ? `${subdistrict}海伦路18号` : addressIn(subdistrict, random),
      ...positionIn(subdistrict, random),
      owner_id: organization(owner), co_builder_ids: [...new Set(units)].map(organization), since_year: since,
    }
  })
}
