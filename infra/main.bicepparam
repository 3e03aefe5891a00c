using 'main.bicep'

param name = 'coachbot'
param image = readEnvironmentVariable('COACH_IMAGE')
param teamsAppId = readEnvironmentVariable('TEAMS_APP_ID')
param teamsClientSecret = readEnvironmentVariable('TEAMS_CLIENT_SECRET')
