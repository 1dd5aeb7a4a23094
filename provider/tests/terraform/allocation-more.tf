# Added later: a /25 is free behind the two of allocation.tf, which stay where they are.
resource "ipplan_allocation" "more" {
  name          = "hub/more"
  prefix_length = 25
  until         = "2099-01-31"
  depends_on    = [ipplan_allocation.db]
}

output "more" {
  value = ipplan_allocation.more.address_prefix
}
