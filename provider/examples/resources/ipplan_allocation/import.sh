# The name in the store; the provider has to be configured with the store.
terraform import ipplan_allocation.web hub/web
