data "ipplan_capacity" "web" {
  service = "app-service"
  in      = "/26"
}

output "most_instances" {
  value = data.ipplan_capacity.web.answer.capacity[0].most
}
