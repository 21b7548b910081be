export { casesOf, type ExpressionCase, type Leaf, leavesOf, wholeCasesOf } from './cases';
export { type Outcome, outcomeOf } from './outcome';
export { type Prop, type PropType, type SurveyedTask, surveyTasks } from './survey';
export { complaintOf, type Exception, isAbout, type Places, wholeComplaintOf } from './verdict';
