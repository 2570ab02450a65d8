import { list, open, reference, required, table, text, word } from './column.ts';

export const resourcesTables = {
  resources: table([
    required(text('vendorResourceId')),
    text('title'),
    list(open(word('roles', 'administrator|aide|guardian|parent|proctor|relative|student|teacher'))),
    word('importance', 'primary|secondary'),
    text('vendorId'),
    text('applicationId'),
  ]),
  classResources: table([
    text('title'),
    required(reference('classSourcedId', 'classes')),
    required(reference('resourceSourcedId', 'resources')),
  ]),
  courseResources: table([
    text('title'),
    required(reference('courseSourcedId', 'courses')),
    required(reference('resourceSourcedId', 'resources')),
  ]),
  userResources: table([
    required(reference('userSourcedId', 'users')),
    reference('orgSourcedId', 'orgs'),
    reference('classSourcedId', 'classes'),
    required(reference('resourceSourcedId', 'resources')),
  ]),
};
