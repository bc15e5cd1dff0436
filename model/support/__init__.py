"""Support of single pupils by interventions and tiers: found on Friday, in line, supported week by week."""
